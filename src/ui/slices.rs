//! Long work in slices, one in each frame, so that the page answers and is drawn meanwhile.

use super::{browser, clock};

/// How long a slice may take, in milliseconds. A frame has 16, and a reader notices a wait of 50.
const SLICE: f64 = 8.0;

/// Calls `slice` in each frame until it says that nothing is left. It is told how to ask whether there is still time.
pub fn each_frame(mut slice: impl FnMut(&dyn Fn() -> bool) -> bool + 'static) {
    browser::when_drawn(Box::new(move || {
        let end = clock::milliseconds() + SLICE;
        if slice(&|| clock::milliseconds() < end) {
            each_frame(slice);
        }
    }));
}
