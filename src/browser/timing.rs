//! User Timing: the measures that tests and people read (`panel:boot`, `panel:list`, `panel:charts`,
//! `panel:hover`).

use gloo_timers::callback::Timeout;
use js_sys::{Function, Object, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::clock;

/// Measures from `start` (milliseconds of [`clock::now`]) to now. Each name keeps its latest measure only, so that a
/// day of redraws does not fill the memory.
pub fn measure(name: &str, start: f64) {
    let Some(performance) = web_sys::window().and_then(|window| window.performance()) else { return };
    performance.clear_measures_with_measure_name(name);
    // web-sys only binds the older form, whose start and end must be named marks.
    let options = Object::new();
    let set = |key: &str, value: f64| Reflect::set(&options, &key.into(), &value.into());
    let measure = Reflect::get(&performance, &"measure".into()).and_then(JsCast::dyn_into::<Function>);
    // Measures are for those who look; failing to leave one is nothing to tell a user.
    let _ = set("start", start)
        .and_then(|_| set("end", clock::now()))
        .and(measure)
        .and_then(|measure| measure.call2(&performance, &name.into(), &options));
}

/// Measures from the navigation to after the next paint, the first time that there is something to use.
pub fn usable() {
    const BOOT: &str = "panel:boot";
    let performance = web_sys::window().and_then(|window| window.performance());
    if performance.is_some_and(|performance| performance.get_entries_by_name(BOOT).length() == 0) {
        measure_to_paint(BOOT, 0.0);
    }
}

/// Measures from `start` to after the next paint.
pub fn measure_to_paint(name: &'static str, start: f64) {
    after_paint(move || measure(name, start));
}

/// Acts after the next paint.
pub fn after_paint(act: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    // The frame's own callback runs before it is painted; a timer set there fires after.
    let painted = Closure::once_into_js(move || Timeout::new(0, act).forget());
    let _ = window.request_animation_frame(painted.unchecked_ref());
}
