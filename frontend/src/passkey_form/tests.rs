//! Tests of the HTML that the server renders; the ceremony itself is tested in a browser.

use super::*;

const ACT: &str = "01890a5d-ac96-774b-bcce-b302099a8057";

fn rendered() -> String {
    Owner::new().with(|| {
        view! {
            <PasskeyForm
                ceremony=Ceremony::Confirm(ACT.parse().expect("an id"))
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
    assert!(html.contains(r#"<form id="passkey-form" method="post" action="/actions/confirm" class="passkey-form">"#));
    assert!(html.contains(r#"type="button" disabled class="button button--primary">"#));
    assert!(html.contains("<noscript>登录需要脚本 &lt;b&gt;&amp;</noscript>"));
}

#[test]
fn a_form_that_confirms_names_the_act() {
    assert!(rendered().contains(&format!(r#"name="act" value="{ACT}""#)));
}
