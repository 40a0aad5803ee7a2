//! Hostile text survives decoding as what it is: text, letter by letter.

use rahona_panel::domain::{PowerAction, PowerState};

use super::*;

/// Two hundred strings that want to be more than text.
fn hostile() -> Vec<String> {
    let scripts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "</title><b>",
        "javascript:alert(1)",
        "{{constructor.constructor('alert(1)')()}}",
        "${7*7}",
        "%3Cscript%3E",
        "&lt;b&gt;",
        "<!--",
        "]]>",
        "' OR 1=1 --",
        "../../etc/passwd",
        "%s%n%x",
        "\u{202e}gnp.exe",
        "\u{0}",
        "a\u{0}b",
        "\u{200b}x\u{200b}",
        "\u{1b}[31mred",
        "null",
        "undefined",
        "NaN",
        "true",
        "[object Object]",
        "__proto__",
        "constructor",
        "😀👩\u{200d}👩\u{200d}👧",
        "Z\u{351}\u{36b}a\u{343}\u{32a}",
        "\r\nSet-Cookie: a=b",
        "=1+1",
        "#/servers/1",
        "\u{ffff}\u{10ffff}",
        "\\u003cscript\\u003e",
    ];
    let wrap: [fn(&str) -> String; 7] = [
        str::to_owned,
        |text| format!("vm {text}"),
        |text| format!("{text} vm"),
        |text| format!("\"{text}\""),
        |text| format!("\\{text}\\"),
        |text| format!("x{}", text.repeat(50)),
        |text| format!("<a href='{text}'>{text}</a>"),
    ];
    scripts.iter().flat_map(|text| wrap.map(|wrap| wrap(text))).collect()
}

#[test]
fn hostile_text_is_kept_letter_by_letter_in_every_field() {
    let hostile = hostile();
    assert!(hostile.len() >= 200);
    let id = ServerId::new(1);
    now(async {
        for text in hostile.iter().map(String::as_str) {
            // Trimming is all that is done to it, and the dot that ends a reverse name is dropped.
            let kept = Some(text.trim()).filter(|text| !text.is_empty());
            let list = value!([{"id": 1, "name": text}]).to_string();
            let found = Fake::always(json(200, list)).client().servers(Patience::Refreshing).await.unwrap();
            assert_eq!(Some(found[0].name.as_str()), kept);
            let server = value!({"id": 1, "name": text, "status": text, "network": [
                {"ip": text, "reverse": text, "mask": text, "mac": text, "gateway": text}
            ]});
            let fake = Fake::always(json(200, server.to_string()));
            let found = fake.client().server(id, Patience::Refreshing).await.unwrap();
            assert_eq!((found.name.as_deref(), found.power), (kept, PowerState::Unknown));
            let interface = &found.interfaces[0];
            for field in [&interface.ip, &interface.mask, &interface.mac, &interface.gateway] {
                assert_eq!(field.as_deref(), kept);
            }
            assert_eq!(interface.reverse.as_deref(), kept.map(|kept| kept.trim_end_matches('.')));
            let fake = Fake::always(json(200, value!({ "message": text }).to_string()));
            assert_eq!(fake.client().act(id, PowerAction::Stop).await.unwrap().as_deref(), kept);
            let fake = Fake::always(json(403, value!({ "error": text }).to_string()));
            let refused = fake.client().act(id, PowerAction::Stop).await.unwrap_err();
            assert_eq!(refused.said.as_deref(), kept);
        }
    });
}
