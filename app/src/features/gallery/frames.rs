//! The frames with sample people, and the slip.

use super::words;
use crate::{components::prelude::*, page::Frame};
use leptos::prelude::*;
use qrcode::QrCode;
use qrcode::render::svg::Color;

/// A resident's own record.
pub fn resident() -> Frame {
    frame(Whose {
        name: words::name_mei().into(),
        age: words::age_mei().into(),
        role: ReaderRole::Subject,
        note: "".into(),
        switch: Some("/whose".into()),
    })
}

/// Another person's record, with a long name.
pub fn guardian() -> Frame {
    frame(Whose {
        name: words::long_name().into(),
        age: words::age_mei().into(),
        role: ReaderRole::Guardian,
        note: "".into(),
        switch: Some("/whose".into()),
    })
}

fn frame(whose: Whose) -> Frame {
    Frame::Resident { whose: Some(whose), place: Some(Place::Record), places: Places::default(), unread: Some(3) }
}

/// The desk with an open record.
pub fn staff() -> Frame {
    let link = |label: &str, current, waiting| NavLink { label: label.into(), href: "/desk".into(), current, waiting };
    Frame::Staff {
        institution: words::institution().into(),
        person: words::staff().into(),
        links: vec![
            link(words::queue(), true, Some(12)),
            link(words::counter(), false, None),
            link(words::agreements(), false, Some(3)),
            link(words::transfers(), false, None),
        ],
        whose: Some(Whose {
            name: words::name_mei().into(),
            age: words::age_mei().into(),
            role: ReaderRole::Staff,
            note: words::queue().into(),
            switch: None,
        }),
    }
}

pub(super) fn slip() -> AnyView {
    let qr = QrCode::new("https://ehr.sz.gov.cn/activate#7K2Q9DXM4RTNB")
        .map(|code| code.render::<Color>().build())
        .unwrap_or_default();
    view! {
        <Slip title=words::slip_title() code="7K2Q 9DXM 4RTNB" code_name=words::slip_code_name()
            qr qr_words=words::slip_qr() note=words::slip_note() rows=vec![
            SummaryRow::new(words::slip_for(), words::slip_for_value()),
            SummaryRow::new(words::slip_until(), words::slip_until_value()),
        ]>
            <ol>
                <li>{words::slip_step_one()}</li>
                <li>{words::slip_step_two()}</li>
                <li>{words::slip_step_three()}</li>
            </ol>
        </Slip>
    }
    .into_any()
}
