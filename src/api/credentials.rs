//! Who asks. The key never appears in what is printed.

use std::fmt;

/// An e-mail address and an API key that can be carried by HTTP headers.
#[derive(Clone, PartialEq, Eq)]
pub struct Credentials {
    email: String,
    key: String,
}

/// Why something typed can't be used as credentials.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CredentialsFault {
    /// The e-mail address is empty.
    EmailMissing,
    /// The key is empty.
    KeyMissing,
    /// The e-mail address holds something that a header can't carry.
    EmailUnusable,
    /// The key holds something that a header can't carry.
    KeyUnusable,
}

impl Credentials {
    /// Takes what was typed or pasted, without the space around it.
    ///
    /// # Errors
    /// An empty field, or a character that is not printable ASCII: a header can't carry it faithfully.
    pub fn new(email: &str, key: &str) -> Result<Self, CredentialsFault> {
        let (email, key) = (email.trim(), key.trim());
        let printable = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        if email.is_empty() {
            Err(CredentialsFault::EmailMissing)
        } else if !printable(email) {
            Err(CredentialsFault::EmailUnusable)
        } else if key.is_empty() {
            Err(CredentialsFault::KeyMissing)
        } else if !printable(key) {
            Err(CredentialsFault::KeyUnusable)
        } else {
            Ok(Self { email: email.to_owned(), key: key.to_owned() })
        }
    }

    /// The e-mail address.
    pub fn email(&self) -> &str {
        &self.email
    }

    /// The key: for the header, and for the session storage of a user who asked for it.
    pub fn key(&self) -> &str {
        &self.key
    }
}

impl fmt::Debug for Credentials {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Credentials({}, key hidden)", self.email)
    }
}

/// How requests are signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Auth {
    /// With the two headers of the API.
    Key(Credentials),
    /// By cookies of the panel's own origin, whose proxy adds the credentials.
    Session,
}

impl Auth {
    /// The headers that go with every request.
    pub fn headers(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::Key(credentials) => {
                vec![("X-Rahona-Key", credentials.key.clone()), ("X-Rahona-Email", credentials.email.clone())]
            }
            Self::Session => vec![("X-Requested-With", "XMLHttpRequest".to_owned())],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_header_can_carry_is_taken() {
        use CredentialsFault::{EmailMissing, EmailUnusable, KeyMissing, KeyUnusable};
        for (email, key, expected) in [
            (" a@b.example ", "\tk1\n", None),
            ("", "k", Some(EmailMissing)),
            ("a@b.example", "  ", Some(KeyMissing)),
            ("a@b.example", "k\r\nX-Evil: 1", Some(KeyUnusable)),
            ("é@b.example", "k", Some(EmailUnusable)),
        ] {
            assert_eq!(Credentials::new(email, key).err(), expected, "{email:?} {key:?}");
        }
    }

    #[test]
    fn the_key_is_never_printed() {
        let printed = Credentials::new("a@b.example", "s3cret").map(|credentials| format!("{credentials:?}"));
        assert!(printed.is_ok_and(|text| !text.contains("s3cret")));
    }
}
