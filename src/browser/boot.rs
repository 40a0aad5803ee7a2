//! The other half of `boot.js`: takes its frame away, and tells it when the panel is up or has broken.

use super::page;

/// Runs the panel: the first thing that is awaited, before the interface brings its own executor.
pub fn run(panel: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(panel);
}

/// Takes away the frame that stood there before the module arrived.
pub fn clear() {
    let frame = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|page| page.get_element_by_id("boot"));
    if let Some(frame) = frame {
        frame.remove();
    }
}

/// Reports panics to the console and to `boot.js`, which shows the message: after a panic nothing in here may run.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
        page::tell("rahona:panic");
    }));
}

/// Begins anew, at the same address.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        let _ = window.location().reload();
    }
}
