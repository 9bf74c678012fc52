//! Randomness fit for keys, from the browser.

/// Fills the bytes. Every browser that runs WebAssembly has this; without it nothing may go on, because a key would be known to all.
#[cfg(target_arch = "wasm32")]
pub fn fill(bytes: &mut [u8]) {
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    if crypto.is_none_or(|crypto| crypto.get_random_values_with_u8_array(bytes).is_err()) {
        std::process::abort();
    }
}

/// In the tests of the pages, where nothing is kept: always the same.
#[cfg(not(target_arch = "wasm32"))]
pub fn fill(bytes: &mut [u8]) {
    bytes.iter_mut().zip(1..).for_each(|(byte, number)| *byte = number);
}
