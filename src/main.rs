//! Starts the pages. Everything is in the library.

fn main() {
    case_review::ui::start();
}
