//! Parts whose code is fetched when it is first wanted, so that what everybody needs first arrives sooner.
//!
//! `later!` names them. A release is taken apart along these lines by `xtask/src/split.rs`; any other build has all
//! code in one module, and nothing here ever waits.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::live::{self, Cell};
use super::words::use_words;
use crate::browser::{boot, page};
use crate::ui::markup::view;

/// Makes a view of what it is given.
pub type Make<P> = fn(P) -> AnyView;
/// The code of a part, on its way.
pub type Coming<P> = Pin<Box<dyn Future<Output = Result<Make<P>, Missing>>>>;

/// The code did not arrive.
pub struct Missing;

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self
    }
}

/// Names the code of a part, and the file that it comes in: `later!(graphs: pub fn plots(Plots) = |plots| view! { … })`.
macro_rules! later {
    ($file:ident: $(#[$doc:meta])* $vis:vis fn $name:ident($given:ty) = $make:expr) => {
        $(#[$doc])*
        $vis fn $name() -> $crate::ui::later::Coming<$given> {
            #[cfg_attr(feature = "split", wasm_split_helpers::wasm_split($file, fallible))]
            fn $name() -> Result<$crate::ui::later::Make<$given>, $crate::ui::later::Missing> {
                Ok($make)
            }
            #[cfg(feature = "split")]
            let coming = $name();
            #[cfg(not(feature = "split"))]
            let coming = std::future::ready($name());
            Box::pin(coming)
        }
    };
}
pub(super) use later;

#[derive(Clone)]
enum Part {
    Coming,
    There(Rc<dyn Fn() -> AnyView>),
    Missing,
}

/// A part, and what stands there until its code has come, around the words for a code that does not come.
pub fn part<P: Clone + 'static>(
    code: fn() -> Coming<P>,
    given: P,
    meanwhile: fn(AnyView) -> AnyView,
) -> AnyView {
    let part = Cell::new(Part::Coming);
    let fetch = move || fetch(part, code(), given.clone());
    fetch();
    // What it holds need not be sent anywhere.
    let fetch = StoredValue::new_local(fetch);
    live::view(move || match part.get() {
        Part::Coming => meanwhile(().into_any()),
        Part::There(make) => make(),
        Part::Missing => meanwhile(missing(Callback::new(move |()| {
            page::keep_focus();
            part.set(Part::Coming);
            fetch.with_value(|fetch| fetch());
        }))),
    })
}

/// For a part that has no place of its own before it is there.
pub fn unplaced(words: AnyView) -> AnyView {
    words
}

/// For a part that nobody misses: no words stand in its place.
pub fn unsaid(_: AnyView) -> AnyView {
    ().into_any()
}

/// A part that is first wanted when a condition first holds.
pub fn when<P: Clone + Send + Sync + 'static>(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    code: fn() -> Coming<P>,
    given: P,
) -> AnyView {
    let wanted = Memo::new(move |before: Option<&bool>| before == Some(&true) || holds());
    live::when(move || wanted.get(), move || part(code, given.clone(), unplaced))
}

/// Fetches the code of a part that will soon be wanted. Should it not arrive, it is fetched again when it is.
pub async fn ahead<P>(code: fn() -> Coming<P>) {
    let _ = code().await;
}

/// Shows the part at once if its code is there already, or else as soon as it has come.
fn fetch<P: Clone + 'static>(part: Cell<Part>, mut coming: Coming<P>, given: P) {
    let settle = move |code: Result<Make<P>, Missing>| {
        part.set(match code {
            Ok(make) => Part::There(Rc::new(move || make(given.clone()))),
            Err(Missing) => Part::Missing,
        });
    };
    match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(code) => settle(code),
        Poll::Pending => spawn_local(async move { settle(coming.await) }),
    }
}

fn missing(again: Callback<()>) -> AnyView {
    let text = &use_words().text().frame;
    view! {
        <div class="note" role="alert">
            <div class="note-body">
                <p>{text.part_missing}</p>
                <p class="note-steps">
                    <button type="button" class="button" on:click=move |_| again.run(())>{text.try_again}</button>
                    <button type="button" class="button" on:click=move |_| boot::reload()>{text.reload}</button>
                </p>
            </div>
        </div>
    }
    .into_any()
}
