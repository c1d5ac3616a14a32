//! The line icons: one line width, round ends, drawn on a 24 × 24 grid in the colour of the text.
//!
//! Accessibility: an icon is decoration and hidden from screen readers; it is always beside a word. To add one: a variant, and
//! its path.

use leptos::prelude::*;

/// The drawing of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant's name is what it draws")]
pub enum Shape {
    Alert,
    Back,
    Bell,
    Building,
    Calendar,
    Check,
    CheckCircle,
    Clock,
    Download,
    Drop,
    Eye,
    Forward,
    Heart,
    Home,
    Hollow,
    Info,
    Key,
    Language,
    Lock,
    Pen,
    People,
    Person,
    Phone,
    Pill,
    Pin,
    Plus,
    Print,
    Record,
    Return,
    Search,
    Share,
    SignOut,
    Switch,
    TextSize,
    Warning,
}

impl Shape {
    /// The outline, as the `d` attribute of an SVG path.
    pub fn path(self) -> &'static str {
        match self {
            Self::Alert => "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.2v.1",
            Self::Back => "M14.5 5.5 8 12l6.5 6.5",
            Self::Bell => "M6 16.5v-6a6 6 0 0 1 12 0v6l1.5 1.5h-15zM10 20.5h4",
            Self::Building => "M5 21V4h14v17M3 21h18M12 7.5v5M9.5 10h5M10 21v-4h4v4",
            Self::Calendar => "M4 6h16v14H4zM4 10.5h16M8 3.5V8M16 3.5V8",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::CheckCircle => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM8 12.2l3 3 5-5.6",
            Self::Clock => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 7.5V12l3 2",
            Self::Download => "M12 4v11M7.5 11 12 15.5 16.5 11M4.5 20h15",
            Self::Drop => "M12 3.5c3.5 4 6 7 6 10.2a6 6 0 0 1-12 0c0-3.2 2.5-6.2 6-10.2z",
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6z"
            }
            Self::Forward => "M9.5 5.5 16 12l-6.5 6.5",
            Self::Heart => "M3 12.5h4l2.2-5 4 9.5 2.6-6.5 1 2H21",
            Self::Home => "M4 11.2 12 4l8 7.2V20h-5.5v-5.5h-5V20H4z",
            Self::Hollow => "M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z",
            Self::Info => "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.2M12 7.8v.1",
            Self::Key => "M8 11.5a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM10.8 12.7 19.5 4M15.5 8l3 3M18 5.5l2 2",
            Self::Language => {
                "M3.5 6h10M8.5 3.5V6M11.5 6c-1 4-4 7-8 8.5M5.5 8.5c1.2 2.5 3.3 4.5 6 5.8M12.5 20.5l4-10 4 10M13.8 17.5h5.4"
            }
            Self::Lock => "M5.5 10.5h13V20h-13zM8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5M12 14v2.5",
            Self::Pen => "M4 20l1-4.5L16 4.5 19.5 8 8.5 19zM13.5 7l3.5 3.5M13 20h7",
            Self::People => {
                "M9 4.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM2.5 20c0-3.7 2.7-5.7 6.5-5.7s6.5 2 6.5 5.7M15.5 4.8a3.5 3.5 0 0 1 0 6.4M17.5 14.8c2.5.6 4 2.4 4 5.2"
            }
            Self::Person => "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c0-4 3-6 7.5-6s7.5 2 7.5 6",
            Self::Phone => {
                "M5 4h4l1.7 4.5-2.2 1.7a12 12 0 0 0 5.3 5.3l1.7-2.2L20 15v4c0 .6-.5 1-1 1C11 19.5 4.5 13 4 5c0-.5.4-1 1-1z"
            }
            Self::Pill => "M4.8 13.2l8.4-8.4a4.2 4.2 0 0 1 6 6l-8.4 8.4a4.2 4.2 0 0 1-6-6zM9 9l6 6",
            Self::Pin => {
                "M12 21s-6.5-5.7-6.5-11a6.5 6.5 0 0 1 13 0c0 5.3-6.5 11-6.5 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Print => "M7 8.5V3.5h10v5M7 17H3.5V8.5h17V17H17M7 14h10v6.5H7z",
            Self::Record => "M6 3.5h8.5L19 8v12.5H6zM14 3.5V8.5h5M9 12.5h7M9 16.5h5",
            Self::Return => "M9 5 4 10l5 5M4 10h10.5a5.5 5.5 0 0 1 5.5 5.5V19",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5l5 5",
            Self::Share => "M12 14V3.5M8 7l4-3.5L16 7M7 11H4.5v9.5h15V11H17",
            Self::SignOut => "M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5",
            Self::Switch => "M4 8.5h15M15.5 5 19 8.5 15.5 12M20 15.5H5M8.5 12 5 15.5 8.5 19",
            Self::TextSize => "M2.5 19 8.5 5l6 14M4.5 14.5h8M15.5 19l3-8 3 8M16.5 16.5h4",
            Self::Warning => "M12 4 2.8 20h18.4zM12 10v4.5M12 17.2v.1",
        }
    }
}

/// One line icon, hidden from screen readers: it needs a word beside it.
#[component]
pub fn Icon(
    /// The drawing.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
            <path d=shape.path()></path>
        </svg>
    }
    .into_any()
}
