//! Lenient JSON: what PHP and hand-written APIs send, read without guessing.
//!
//! A field of the wrong type is an absent field; a document that is no JSON at all is an error.

use serde_json::Value;

/// Parses strictly first. If that fails, escapes raw control characters inside strings (`wire.md`, trap 11) and
/// turns bare `NaN` and `Infinity`, in any case and as `inf`, into `null`, and parses once more.
pub fn parse(body: &[u8]) -> Option<Value> {
    let body = body.strip_prefix("\u{feff}".as_bytes()).unwrap_or(body);
    serde_json::from_slice(body).ok().or_else(|| serde_json::from_slice(&repair(body)).ok())
}

fn repair(body: &[u8]) -> Vec<u8> {
    let mut repaired = Vec::with_capacity(body.len() + 16);
    let mut in_string = false;
    let mut escaped = false;
    let mut rest = body;
    while let Some((&byte, tail)) = rest.split_first() {
        if !in_string && let Some(length) = not_a_number(rest) {
            repaired.extend_from_slice(b"null");
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        match byte {
            b'"' if !escaped => in_string = !in_string,
            0..0x20 if in_string => {
                repaired.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
                escaped = false;
                rest = tail;
                continue;
            }
            _ => {}
        }
        escaped = in_string && byte == b'\\' && !escaped;
        repaired.push(byte);
        rest = tail;
    }
    repaired
}

fn not_a_number(rest: &[u8]) -> Option<usize> {
    let (sign, rest) = rest.strip_prefix(b"-").map_or((0, rest), |rest| (1, rest));
    ["infinity", "inf", "nan"]
        .into_iter()
        .find(|word| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word.as_bytes())))
        .map(|word| sign + word.len())
}

/// The entries of a list: a bare array, `{"data": […]}`, or an object with numeric keys, as PHP writes a list
/// whose keys have holes (`wire.md`, trap 13).
pub fn entries(value: &Value) -> Option<Vec<&Value>> {
    match value {
        Value::Array(entries) => Some(entries.iter().collect()),
        Value::Object(fields) => match fields.get("data") {
            Some(inner @ (Value::Array(_) | Value::Object(_))) => entries(inner),
            _ => {
                let longest = fields.keys().map(String::len).max().unwrap_or_default();
                let numbered = fields.keys().all(|key| key.len() <= 20 && key.parse::<u64>().is_ok());
                // Fields come in the order of their text, which among numbers of one length is their own.
                let of = |length| fields.iter().filter(move |(key, _)| key.len() == length);
                numbered.then(|| (1..=longest).flat_map(of).map(|(_, value)| value).collect())
            }
        },
        _ => None,
    }
}

/// A field that is text with something in it, trimmed.
pub fn text(value: &Value, field: &str) -> Option<String> {
    let text = value.get(field)?.as_str()?.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// A finite number, also when it was written as text.
pub fn number(value: &Value, field: &str) -> Option<f64> {
    let number = match value.get(field)? {
        Value::Number(number) => number.as_f64()?,
        // Through the same parser: the standard library's own brings 10 kB of powers of five.
        Value::String(text) => serde_json::from_slice::<Value>(text.trim().as_bytes()).ok()?.as_f64()?,
        _ => return None,
    };
    number.is_finite().then_some(number)
}

/// A finite number that is not negative: sizes, rates and shares can't be.
pub fn amount(value: &Value, field: &str) -> Option<f64> {
    number(value, field).filter(|number| *number >= 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_strict_json_refuses_is_repaired_once() {
        let rows: [(&[u8], Option<Value>); 8] = [
            (b"{\"mac\": \"\t02:00\"}", Some(json!({"mac": "\t02:00"}))),
            (b"{\"a\": \"line\nfeed \\\" \\\\\"}", Some(json!({"a": "line\nfeed \" \\"}))),
            (
                b"{\"a\": NaN, \"b\": -Infinity, \"c\": \"NaN\t\"}",
                Some(json!({"a": null, "b": null, "c": "NaN\t"})),
            ),
            (b"\xef\xbb\xbf[]", Some(json!([]))),
            (b"", None),
            (b"<html></html>", None),
            (b"[{\"id\": 1}", None),
            (b"{\"a\": \"\xff\"}", None),
        ];
        for (body, expected) in rows {
            assert_eq!(parse(body), expected, "{:?}", String::from_utf8_lossy(body));
        }
    }

    #[test]
    fn lists_come_in_three_shapes() {
        for (value, expected) in [
            (json!([1, 2]), Some(vec![1, 2])),
            (json!({"data": [1, 2]}), Some(vec![1, 2])),
            (json!({"data": {"1": 2, "0": 1}}), Some(vec![1, 2])),
            (json!({"10": 2, "9": 1}), Some(vec![1, 2])),
            (json!({}), Some(vec![])),
            (json!({"error": "no"}), None),
            (json!({"0": 1, "error": "no"}), None),
            (json!("text"), None),
            (json!(null), None),
        ] {
            let found =
                entries(&value).map(|found| found.into_iter().filter_map(Value::as_i64).collect::<Vec<_>>());
            assert_eq!(found, expected, "{value}");
        }
    }

    #[test]
    fn a_wrong_type_is_an_absent_field() {
        let value = json!({"n": 1.5, "s": " 2 ", "neg": -1, "t": true, "o": {}, "big": "1e400", "w": "x"});
        for (field, expected) in [
            ("n", Some(1.5)),
            ("s", Some(2.0)),
            ("neg", Some(-1.0)),
            ("t", None),
            ("o", None),
            ("big", None),
            ("w", None),
        ] {
            assert_eq!(number(&value, field), expected, "{field}");
        }
        assert_eq!(amount(&value, "neg"), None);
        assert_eq!(text(&value, "s").as_deref(), Some("2"));
        assert_eq!(text(&value, "n"), None);
    }
}
