//! The store in a browser, for the tests: `vault(name, ...)` for the pages of `tests/browser/vault`, each call a promise.

#[cfg(target_arch = "wasm32")]
mod calls;
#[cfg(target_arch = "wasm32")]
#[path = "mod.rs"]
#[allow(dead_code, clippy::expect_used)] // Other tests use the rest, and stop where they fail.
mod shared;

fn main() {
    #[cfg(target_arch = "wasm32")]
    calls::offer();
}
