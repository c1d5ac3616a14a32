//! Fields: empty, filled in, and with errors.

use super::words;
use crate::components::prelude::*;
use leptos::prelude::*;

pub(super) fn forms() -> AnyView {
    view! {
        <h2 id="lifestyle">{words::form()}</h2>
        <PostForm action="/gallery" submission="018f">
            <FieldGroup legend=words::pressure() id="pressure" hint=words::pressure_hint()>
                <TextField name="high" label=words::high() kind=InputKind::Number value="138" suffix="mmHg" width=Width::Short/>
                <TextField name="low" label=words::low() kind=InputKind::Number value="82" suffix="mmHg" width=Width::Short/>
            </FieldGroup>
            <TextField name="measured-at" label=words::measured_at() kind=InputKind::DateTime
                value="2026-11-23T14:05" width=Width::Half/>
            <RadioField name="arm" label=words::arm() inline=true value="left" choices=arms()/>
            <SelectField name="document" label=words::kind_of_document() width=Width::Half choices=vec![
                Choice::new("", words::choose()),
                Choice::new("1", words::card()),
                Choice::new("2", words::permit()),
                Choice::new("3", words::foreign()),
            ]/>
            <Options name="waiting" legend=words::duration() options=vec![
                OptionItem { value: "1".to_owned(), label: words::one_day().to_owned(), checked: true, more: Some(view! {
                    <TextField name="waiting.1.words" label=words::remark() value="2026-11" kind=InputKind::Month width=Width::Half/>
                }.into_any()) },
                OptionItem { value: "2".to_owned(), label: words::one_year().to_owned(), checked: false, more: None },
            ]/>
            <RadioField name="duration" label=words::duration() choices=vec![
                Choice::new("day", words::one_day()).hint(words::one_day_means()),
                Choice::new("year", words::one_year()).hint(words::one_year_means()),
            ]/>
            <TextField name="phone" label=words::phone() kind=InputKind::Phone prefix="+86"
                autocomplete="tel-national" width=Width::Half optional=true/>
            <TextAreaField name="remark" label=words::remark() hint=words::remark_hint() optional=true max_length=200/>
            <FileField name="evidence" label=words::file() accept="image/png" hint=words::file_hint()/>
            <CheckboxField name="agree" label=words::agree() hint=words::agree_means() checked=true/>
            <Buttons>
                <Button>{words::save()}</Button>
                <ButtonLink href="/log" kind=ButtonKind::Secondary>{words::back_home()}</ButtonLink>
            </Buttons>
        </PostForm>
    }
    .into_any()
}

fn arms() -> Vec<Choice> {
    vec![Choice::new("left", words::left()), Choice::new("right", words::right())]
}

pub(super) fn faulty_forms() -> AnyView {
    view! {
        <h2>{words::form_wrong()}</h2>
        <ErrorSummary errors=vec![
            FieldError::new("wrong-high", words::high_wrong()),
            FieldError::new("wrong-id", words::id_wrong()),
            FieldError::new("wrong-arm", words::arm_wrong()),
            FieldError::new("wrong-agree", words::agree_wrong()),
        ]/>
        <PostForm action="/gallery">
            <TextField name="wrong-high" label=words::high() kind=InputKind::Number value="1380" suffix="mmHg"
                width=Width::Short error=words::high_wrong()/>
            <TextField name="wrong-id" label=words::id_number() value="44030519900101123" hint=words::card()
                error=words::id_wrong()/>
            <RadioField name="wrong-arm" label=words::arm() inline=true choices=arms() error=words::arm_wrong()/>
            <SelectField name="wrong-document" label=words::kind_of_document()
                choices=vec![Choice::new("", words::choose())] error=words::id_wrong()/>
            <TextAreaField name="wrong-remark" label=words::remark() error=words::id_wrong() value=words::remark_hint()/>
            <CheckboxField name="wrong-agree" label=words::agree() hint=words::agree_means() error=words::agree_wrong()/>
        </PostForm>
    }
    .into_any()
}

/// The search form of the desk.
pub(super) fn search() -> AnyView {
    view! {
        <PostForm action="/desk/find">
            <TextField name="number" label=words::find() kind=InputKind::Search hint=words::id_number() width=Width::Half/>
            <Button icon=Shape::Search>{words::find_act()}</Button>
        </PostForm>
    }
    .into_any()
}
