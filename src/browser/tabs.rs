//! Other tabs of the same origin: a lock that only one of them holds, and a channel on which they talk.
//!
//! A browser may offer neither (locks need a secure context). Then every tab is on its own, and nothing breaks.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{BroadcastChannel, MessageEvent};

/// A lock that is held; dropping it, or closing the tab, gives it up.
pub struct Turn(Option<Function>);

impl Drop for Turn {
    fn drop(&mut self) {
        if let Some(release) = &self.0 {
            // Resolving a promise can't fail.
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Takes a lock if no other tab holds it. `None` means that one does; where there are no locks, everybody gets one.
pub async fn take(name: &str) -> Option<Turn> {
    let Some(locks) = web_sys::window()
        .and_then(|window| Reflect::get(&window.navigator(), &"locks".into()).ok())
        .filter(JsValue::is_object)
    else {
        return Some(Turn(None));
    };
    // Answers with the way to give the lock up, with false if it is taken, with nothing if it can't be had at all.
    let answer = Promise::new(&mut |answer, _| {
        let failed = answer.clone();
        let granted = Closure::once_into_js(move |lock: JsValue| {
            if lock.is_null() {
                let _ = answer.call1(&JsValue::UNDEFINED, &JsValue::FALSE);
                return JsValue::UNDEFINED;
            }
            // The lock is held until this promise is kept.
            Promise::new(&mut |release, _| drop(answer.call1(&JsValue::UNDEFINED, &release))).into()
        });
        let options = Object::new();
        let _ = Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE);
        let request = Reflect::get(&locks, &"request".into()).and_then(JsCast::dyn_into::<Function>);
        let asked = request.and_then(|request| request.call3(&locks, &name.into(), &options, &granted));
        match asked.and_then(JsCast::dyn_into::<Promise>) {
            Ok(asked) => {
                let refused =
                    Closure::once_into_js(move |_: JsValue| drop(failed.call0(&JsValue::UNDEFINED)));
                let then = Reflect::get(&asked, &"catch".into()).and_then(JsCast::dyn_into::<Function>);
                let _ = then.and_then(|then| then.call1(&asked, &refused));
            }
            Err(_) => drop(failed.call0(&JsValue::UNDEFINED)),
        }
    });
    let answer = JsFuture::from(answer).await.unwrap_or(JsValue::UNDEFINED);
    if answer.is_falsy() && !answer.is_undefined() {
        return None;
    }
    Some(Turn(answer.dyn_into().ok()))
}

/// A channel to the other tabs, open until it is dropped.
pub struct Channel {
    channel: BroadcastChannel,
    _told: Closure<dyn Fn(MessageEvent)>,
}

impl Channel {
    /// Opens a channel; `told` gets every text that another tab sends on it.
    pub fn open(name: &str, told: impl Fn(String) + 'static) -> Option<Self> {
        let there = js_sys::Reflect::has(&js_sys::global(), &"BroadcastChannel".into()).unwrap_or(false);
        let channel = there.then(|| BroadcastChannel::new(name).ok()).flatten()?;
        let told = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(text) = event.data().as_string() {
                told(text);
            }
        });
        channel.set_onmessage(Some(told.as_ref().unchecked_ref()));
        Some(Self { channel, _told: told })
    }

    /// Tells the other tabs.
    pub fn tell(&self, text: &str) {
        // A text can always be sent.
        let _ = self.channel.post_message(&JsValue::from_str(text));
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}
