//! A whole page as HTML text: `<!DOCTYPE html>` to `</html>`.
//!
//! The title never contains a name, a number or a diagnosis. There are no inline styles, and no scripts except, on a page with
//! islands, the script that starts them, with its nonce.

use super::{
    frame::Frame,
    masthead::Masthead,
    style::{MARK_PATH, STYLE_PATH},
};
use crate::{
    text_size::TextSize,
    words::{self, shell},
};
use domain::language::Language;
use leptos::nonce::Nonce;
use leptos::prelude::*;

/// The data of a page beside its content.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The title, without the name of the service: "血压".
    pub title: String,
    /// The frame around the content.
    pub frame: Frame,
    /// The path of this page, to which the switches for language and size return.
    pub path: String,
    /// The text size, from the cookie.
    pub size: TextSize,
    /// Whether the page shows a form with errors: then the title starts with 错误.
    pub faulty: bool,
    /// Whether the page contains islands; without islands it loads no script.
    pub islands: bool,
    /// The nonce of this response's content security policy; a page with islands needs it.
    pub nonce: Option<String>,
}

/// Runs a rendering in one language. Call text functions only inside `rendering`.
///
/// The root has no shared context, so nothing can be serialised into the page for the browser. An island with children would
/// need a shared context (its macro unwraps it); our islands take only props.
pub fn written_in<T>(language: Language, rendering: impl FnOnce() -> T) -> T {
    let owner = Owner::new_root(None);
    let text = owner.with(|| {
        provide_context(language);
        rendering()
    });
    owner.unset_with_forced_cleanup();
    text
}

/// The whole page. Call it inside [`written_in`].
pub fn render(document: Document, content: impl IntoView + 'static) -> String {
    let Document { title, frame, path, size, faulty, islands, nonce } = document;
    let title =
        if faulty { shell::title_with_errors(title, shell::service_name()) } else { shell::title(title, shell::service_name()) };
    if let Some(nonce) = nonce {
        provide_context(Nonce::from_value(nonce));
    }
    let class = frame.class();
    let body = frame.around(Masthead::new(path, size), content.into_any());
    view! {
        <!DOCTYPE html>
        <html lang=words::language().tag() data-size=size.cookie_value()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="format-detection" content="telephone=no"/>
                <title>{title}</title>
                <link rel="stylesheet" href=STYLE_PATH.as_str()/>
                <link rel="icon" type="image/svg+xml" href=MARK_PATH/>
                {islands.then(|| view! { <HydrationScripts options=options() islands=true/> })}
            </head>
            <body class=class>
                <a class="skip" href="#content">{shell::skip_to_content()}</a>
                {body}
            </body>
        </html>
    }
    .to_html()
}

fn options() -> LeptosOptions {
    LeptosOptions::builder().output_name("ehr").site_pkg_dir("pkg").build()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(document: Document) -> String {
        written_in(Language::Chinese, || render(document, view! { <h1>"血压"</h1> }))
    }

    #[test]
    fn a_page_says_its_language_its_size_and_what_it_is() {
        let html = page(Document { title: "血压".to_owned(), size: TextSize::Large, ..Document::default() });
        assert!(html.starts_with("<!DOCTYPE html><html"), "{html}");
        assert!(html.contains(r#"lang="zh-CN""#) && html.contains(r#"data-size="large""#));
        assert!(html.contains("<title>血压 · 居民电子健康档案</title>"), "{html}");
        assert!(html.contains(&*STYLE_PATH));
    }

    #[test]
    fn a_page_without_islands_loads_no_script() {
        let html = page(Document::default());
        assert!(!html.contains("<script") && !html.contains(".wasm"));
    }

    #[test]
    fn a_page_with_islands_starts_them_under_its_nonce() {
        let html = page(Document { islands: true, nonce: Some("abc".to_owned()), ..Document::default() });
        assert!(html.contains(r#"nonce="abc""#) && html.contains("/pkg/ehr"), "{html}");
    }

    #[test]
    fn english_is_written_in_english() {
        let html = written_in(Language::English, || render(Document::default(), ()));
        assert!(html.contains(r#"lang="en""#) && html.contains("Skip to content") && html.contains("中文"));
    }
}
