//! The panel's entry point: the browser starts it once, when the module has arrived.

#[cfg(target_arch = "wasm32")]
fn main() {
    rahona_panel::browser::boot::report_panics();
    rahona_panel::browser::boot::run(rahona_panel::ui::mount());
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    // Only a browser can run the panel: `cargo xtask serve` builds it and opens one.
    eprintln!("Rahona Panel runs in a browser: cargo xtask serve");
}
