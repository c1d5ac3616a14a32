//! Values, reference ranges and trends.

use super::words;
use crate::components::prelude::*;
use leptos::prelude::*;

const DAY: i64 = 86_400;

pub(super) fn measures() -> AnyView {
    view! {
        <h2 id="services">{words::measured()}</h2>
        <Card title=words::latest() id="latest">
            <Measure name=words::pressure() value="138/82" unit="mmHg" judgement=Judgement::Raised when=words::when()/>
            <Sparkline points=pressure()/>
        </Card>
        <Card title=words::pressure() id="bars">
            <Measure name=words::high() term=words::high_term() value="138" unit="mmHg" judgement=Judgement::Raised/>
            <RangeBar value=138.0 low=Some(90.0) high=Some(140.0) unit="mmHg" judgement=Judgement::Raised/>
            <Measure name=words::glucose_name() value="7.4" unit="mmol/L" judgement=Judgement::High/>
            <RangeBar value=7.4 low=Some(3.9) high=Some(6.1) unit="mmol/L" judgement=Judgement::High/>
            <Measure name=words::cholesterol() value="3.9" unit="mmol/L" judgement=Judgement::Within/>
            <RangeBar value=3.9 low=None high=Some(5.2) unit="mmol/L" judgement=Judgement::Within/>
            <Measure name=words::low() term=words::low_term() value="48" unit="mmHg" judgement=Judgement::Low/>
            <RangeBar value=48.0 low=Some(60.0) high=Some(89.0) unit="mmHg" judgement=Judgement::Low/>
            <Measure name=words::high() term=words::high_term() value="186" unit="mmHg" judgement=Judgement::ActHigh/>
        </Card>
        <Card title=words::measurements() id="trends">
            <TrendChart title=words::trend() description=words::trend_says() id="trend-pressure" unit="mmHg" points=pressure()
                reference=Some((90.0, 139.0)) low_reference=Some((60.0, 89.0)) name=words::high() low_name=words::low()/>
        </Card>
        <Card title=words::glucose_name() id="trends-glucose">
            <TrendChart title=words::glucose() description=words::glucose_says() id="trend-glucose" unit="mmol/L"
                points=glucose() reference=Some((3.9, 6.1)) low_reference=None/>
        </Card>
        <Cards>
            <Card title=words::single() id="trends-single">
                <TrendChart title=words::single() id="trend-weight" unit="kg"
                    points=vec![point(0, 63.5, None, true)] reference=None low_reference=None/>
            </Card>
            <Card title=words::no_trend() id="trends-none">
                <TrendChart title=words::no_trend() id="trend-waist" unit="cm" points=Vec::new()
                    reference=None low_reference=None/>
            </Card>
        </Cards>
    }
    .into_any()
}

fn point(days: i64, value: f64, low: Option<f64>, verified: bool) -> TrendPoint {
    let day = days.rem_euclid(28) + 1;
    TrendPoint { time: days * DAY, when: words::day(9 + days / 31, day), value, low, verified }
}

fn pressure() -> Vec<TrendPoint> {
    let measurements = [
        (0, 146.0, 92.0, true),
        (4, 142.0, 90.0, false),
        (9, 151.0, 94.0, false),
        (14, 144.0, 88.0, true),
        (18, 140.0, 86.0, false),
        (52, 139.0, 85.0, true),
        (57, 141.0, 88.0, false),
        (63, 137.0, 84.0, false),
        (70, 135.0, 83.0, true),
        (78, 133.0, 82.0, false),
        (84, 138.0, 82.0, false),
    ];
    measurements.map(|(days, high, low, verified)| point(days, high, Some(low), verified)).into()
}

fn glucose() -> Vec<TrendPoint> {
    [(0, 5.6, true), (20, 5.9, true), (41, 6.8, false), (60, 6.0, true), (80, 7.4, true), (86, 5.8, false)]
        .map(|(days, value, verified)| point(days, value, None, verified))
        .into()
}
