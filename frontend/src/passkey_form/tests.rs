//! Tests of the HTML that the server renders; the ceremony itself is tested in a browser.

use super::*;

fn rendered() -> String {
    Owner::new().with(|| {
        view! {
            <PasskeyForm
                action="/sign-in"
                challenge_url="/sign-in/challenge"
                hidden=vec![("submission".into(), "a\"<b>".into())]
                label="用通行密钥登录"
                busy_label="请在手机上确认"
                no_script="登录需要脚本 <b>&"
                unsupported_url="/help"
                cancelled_url="/sign-in?ended=cancelled"
                already_url="/sign-in?ended=already"
                failed_url="/sign-in?ended=failed"
            />
        }
        .to_html()
    })
}

#[test]
fn before_the_wasm_arrives_the_form_cannot_be_sent_empty() {
    let html = rendered();
    assert!(html.contains(r#"<form method="post" action="/sign-in" class="passkey-form">"#));
    assert!(html.contains(r#"type="button" disabled class="button button--primary">"#));
    assert!(html.contains("<noscript>登录需要脚本 &lt;b&gt;&amp;</noscript>"));
}

#[test]
fn a_hidden_field_is_escaped() {
    assert!(rendered().contains(r#"name="submission" value="a&quot;&lt;b&gt;""#));
}
