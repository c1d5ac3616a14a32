//! Buttons, messages, empty states, cards and lists.

use super::words;
use crate::components::prelude::*;
use leptos::prelude::*;

pub(super) fn acts() -> AnyView {
    view! {
        <h2>{words::acts()}</h2>
        <Cards>
            <Card title=words::needs_you() id="needs-you" attention=true>
                <LinkList items=vec![
                    LinkItem::new(words::task_phone(), "/me/phone").detail(words::task_phone_by()).icon(Shape::Phone),
                    LinkItem::new(words::task_agreement(), "/me/agreement").detail(words::task_agreement_by()).icon(Shape::Pen),
                ]/>
            </Card>
            <Card title=words::seen() id="seen" more_href="/access/history" more=words::seen_all()>
                <LinkList items=vec![
                    LinkItem::plain(words::seen_one()).detail(words::seen_one_how()).icon(Shape::Eye),
                    LinkItem::plain(words::seen_two()).detail(words::seen_two_how()).icon(Shape::Person),
                ]/>
            </Card>
            <Card title=words::my_centre() id="centre">
                <Contact name=words::centre() person=words::doctor() address=words::address()
                    phone="0755-2666 0001" hours=words::hours()/>
            </Card>
        </Cards>
        <Buttons>
            <Button>{words::save()}</Button>
            <ButtonLink href="/exports" kind=ButtonKind::Secondary icon=Shape::Download>{words::download()}</ButtonLink>
            <Button kind=ButtonKind::Danger>{words::revoke()}</Button>
            <Button kind=ButtonKind::Link>{words::correct()}</Button>
        </Buttons>
        <Notification kind=NotificationKind::Success title=words::saved()><p>{words::saved_more()}</p></Notification>
        <Notification kind=NotificationKind::Success title=words::saved()/>
        <Notification title=words::info()><p>{words::info_more()}</p></Notification>
        <Notification kind=NotificationKind::Warning title=words::warning()>
            <Button kind=ButtonKind::Link>{words::retry()}</Button>
        </Notification>
        <Notification kind=NotificationKind::Danger title=words::danger()><p>{words::danger_more()}</p></Notification>
        <Disclosure summary=words::explain()><p>{words::explanation()}</p></Disclosure>
        <Disclosure summary=words::explain() open=true><p>{words::explanation()}</p></Disclosure>
        <EmptyState title=words::nothing_yet() icon=Shape::Heart>
            <p>{words::nothing_why()}</p>
            <ButtonLink href="/log/blood-pressure" icon=Shape::Pen>{words::log_one()}</ButtonLink>
        </EmptyState>
        <EmptyState title=words::expired() icon=Shape::Clock>
            <p>{words::expired_why()}</p>
            <Contact name=words::centre() address=words::address() phone="0755-2666 0001"/>
        </EmptyState>
    }
    .into_any()
}
