//! Values that change and can be followed, of any type in a single one.
//!
//! Leptos's own `RwSignal<T>`, `StoredValue<T>` and `Memo<T>` bring code of their own for every `T`, some kilobytes
//! each. Here the type is known at the edge only: inside is one trigger, or one memo of a number that counts changes.

use std::any::Any;
use std::cell::RefCell;
use std::marker::PhantomData;
use std::rc::Rc;

use leptos::prelude::*;

type Kept = StoredValue<Rc<dyn Any>, LocalStorage>;

/// A value that can be set. It lives as long as the owner that it was made under; afterwards setting does nothing, and
/// reading is a fault, as with every signal.
pub struct Cell<T> {
    kept: Kept,
    changed: Trigger,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Cell<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Cell<T> {}

impl<T: 'static> Cell<T> {
    /// A cell with its first value.
    pub fn new(value: T) -> Self {
        Self { kept: keep(Rc::new(RefCell::new(value))), changed: Trigger::new(), of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changed.track();
        self.with_untracked(read)
    }

    /// Looks at the value.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        match self.try_with_untracked(read) {
            Some(seen) => seen,
            None => gone(),
        }
    }

    /// Looks at the value, if its owner still lives.
    pub fn try_with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        let kept = self.kept.try_get_value()?;
        let value = kept.downcast_ref::<RefCell<T>>()?;
        Some(read(&*value.try_borrow().ok()?))
    }

    /// Changes the value without telling anybody.
    pub fn update_untracked<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let kept = self.kept.try_get_value()?;
        let value = kept.downcast_ref::<RefCell<T>>()?;
        Some(change(&mut *value.try_borrow_mut().ok()?))
    }

    /// Changes the value, and tells those who follow it.
    pub fn update<R>(self, change: impl FnOnce(&mut T) -> R) -> Option<R> {
        let result = self.update_untracked(change);
        if result.is_some() {
            self.changed.notify();
        }
        result
    }

    /// Sets the value, and tells those who follow it.
    pub fn set(self, value: T) {
        self.update(|kept| *kept = value);
    }

    /// Sets the value without telling anybody.
    pub fn set_untracked(self, value: T) {
        self.update_untracked(|kept| *kept = value);
    }
}

impl<T: Clone + 'static> Cell<T> {
    /// The value, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

/// A value that follows from others. It is made anew when one of them has changed, and those who follow it hear of it
/// only if it is another one then.
pub struct Derived<T> {
    kept: Kept,
    changes: Memo<u32>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Derived<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Derived<T> {}

impl<T: PartialEq + 'static> Derived<T> {
    /// A value that `make` derives from what it reads.
    pub fn new(make: impl Fn() -> T + 'static) -> Self {
        let value = Rc::new(RefCell::new(None));
        let kept = keep(Rc::clone(&value) as Rc<dyn Any>);
        let changes = count_changes(Box::new(move || {
            let next = Some(make());
            let changed = *value.borrow() != next;
            if changed {
                *value.borrow_mut() = next;
            }
            changed
        }));
        Self { kept, changes, of: PhantomData }
    }

    /// Looks at the value, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changes.get();
        self.look(read)
    }

    /// Looks at the value.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        self.changes.get_untracked();
        self.look(read)
    }

    fn look<R>(self, read: impl FnOnce(&T) -> R) -> R {
        let kept = self.kept.try_get_value();
        let value = kept.as_ref().and_then(|kept| kept.downcast_ref::<RefCell<Option<T>>>());
        match value.map(|value| value.borrow()).as_deref() {
            Some(Some(value)) => read(value),
            _ => gone(),
        }
    }
}

impl<T: PartialEq + Clone + 'static> Derived<T> {
    /// The value, followed.
    pub fn get(self) -> T {
        self.with(T::clone)
    }

    /// The value.
    pub fn get_untracked(self) -> T {
        self.with_untracked(T::clone)
    }
}

fn keep(value: Rc<dyn Any>) -> Kept {
    StoredValue::new_local(value)
}

fn count_changes(changed: Box<dyn Fn() -> bool>) -> Memo<u32> {
    // A memo's closure must be able to go to another thread, which a handle can.
    let changed = StoredValue::new_local(changed);
    Memo::new(move |before: Option<&u32>| {
        let before = before.copied().unwrap_or_default();
        before.wrapping_add(u32::from(changed.with_value(|changed| changed())))
    })
}

/// What became of a value whose owner is gone.
#[expect(
    clippy::panic,
    reason = "as every signal of Leptos does: a view that outlives its owner is a fault of ours"
)]
fn gone() -> ! {
    panic!("a value was read after its owner was gone")
}
