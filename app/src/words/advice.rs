//! Advice on a measurement: what to do now, whom to call. The thresholds are in `docs/CLINICAL.md`, which a doctor signs.

words! {
    title_act_high => "数值很高，请今天就处理", "Very high: please act today";
    title_act_low => "数值很低，请今天就处理", "Very low: please act today";
    title_high => "数值偏高", "High";
    title_low => "数值偏低", "Low";
    title_raised => "比正常略高", "Slightly above normal";
    title_note => "请注意", "Please note";
    nobody_watches => "没有人实时查看您填写的数值。需要帮助时，请自己打电话或去医院。", "Nobody watches what you enter as you enter it. If you need help, call or go to a hospital yourself.";
    call_120 => "打 120", "Call 120";
    call_centre(phone) => "打给责任社康中心 {phone}", "Call your health centre {phone}";

    pressure_act_high => "请坐下休息，至少五分钟后再量一次。如果仍是 180/110 或更高（怀孕、哺乳期为 160/110），今天就去医院。如果头痛得厉害、呕吐、胸痛、气短、说话不清或一侧手脚无力，马上打 120，不要等。", "Sit and rest, and measure again after at least five minutes. If it is still 180/110 or more (160/110 when pregnant or breast-feeding), see a doctor today. With a severe headache, vomiting, chest pain, shortness of breath, trouble speaking or weakness on one side, call 120 at once; do not wait.";
    pressure_high_if_pregnant => "如果您怀孕或在哺乳期，今天就去医院；有任何不舒服，马上打 120。如果不是：休息五分钟后再量一次；几次都偏高，请联系责任医生。胸痛或气短时马上打 120。", "If you are pregnant or breast-feeding, see a doctor today; if you feel unwell in any way, call 120 at once. If not: rest for five minutes and measure again; if it is high several times, contact your doctor. With chest pain or shortness of breath, call 120 at once.";
    pressure_high => "休息五分钟后再量一次。一次测量不能下结论；几次都偏高，请联系责任医生。胸痛或气短时马上打 120；怀孕或哺乳期觉得不舒服，今天就去医院。", "Rest for five minutes and measure again. One measurement decides nothing; if it is high several times, contact your doctor. With chest pain or shortness of breath, call 120 at once; if you are pregnant or breast-feeding and feel unwell, see a doctor today.";
    pressure_low => "请坐下或躺下，五分钟后再量一次。头晕、站不稳、出冷汗时，今天就去看医生；晕倒时打 120。", "Sit or lie down, and measure again after five minutes. If you are dizzy, unsteady or in a cold sweat, see a doctor today; after fainting, call 120.";
    pressure_act_low => "请躺下，马上再量一次。如果高压仍是 80 或更低，今天就去医院；出冷汗、晕倒或神志不清时，马上打 120。", "Lie down and measure again now. If the upper value is still 80 or less, see a doctor today; with a cold sweat, fainting or confusion, call 120 at once.";
    glucose_act_high => "今天就去医院。呕吐、呼吸急促或神志不清时，马上打 120。请不要自己加药。", "See a doctor today. With vomiting, fast breathing or confusion, call 120 at once. Do not take more medicine on your own.";
    glucose_above_target => "空腹血糖高于您的目标值。一次测量不能下结论；几次都偏高，请联系责任医生。", "Fasting glucose is above your target. One measurement decides nothing; if it is high several times, contact your doctor.";
    glucose_high => "空腹血糖达到 7.0。一次测量不能下结论，请联系责任医生复查。", "Fasting glucose is 7.0 or more. One measurement decides nothing; contact your doctor to have it checked.";
    glucose_raised => "空腹血糖比正常略高。请在下次体检或看病时告诉医生；怀孕时请尽快告诉产检医生。", "Fasting glucose is slightly above normal. Tell the doctor at your next check-up or visit; if you are pregnant, tell the doctor of your antenatal check-ups soon.";
    glucose_pregnant => "高于孕期空腹血糖的目标（5.3）。请联系产检医生。", "Above the fasting target of a pregnancy (5.3). Contact the doctor of your antenatal check-ups.";
    glucose_low_if_diabetes => "如果您有糖尿病或在用降糖药：现在就吃含糖的食物，过一会儿再量，今天联系医生。如果不是，觉得心慌、出冷汗或头晕时也请吃含糖的食物，并看医生。神志不清或吞不下东西时，旁人请打 120，不要喂食。", "If you have diabetes or take glucose-lowering medicine: eat something sweet now, measure again soon, and contact a doctor today. If not, eat something sweet when you feel shaky, sweaty or dizzy, and see a doctor. If a person is confused or cannot swallow, call 120 and give no food.";
    glucose_act_low => "现在就吃含糖的食物，过一会儿再量，今天联系医生。神志不清、抽搐或吞不下东西时，旁人请马上打 120，不要喂食。", "Eat something sweet now, measure again soon, and contact a doctor today. If a person is confused, has a seizure or cannot swallow, call 120 at once and give no food.";
    pulse_act => "请马上再量一次。如果还是这样，打 120。", "Measure again now. If it is still so, call 120.";
    pulse_act_diabetes => "您的档案里有糖尿病，心跳两次都超过每分钟 100 次：今天就去看医生。胸闷、胸痛、气短或快要晕倒时，马上打 120。", "Your record says that you have diabetes, and your pulse was above 100 twice: see a doctor today. With chest tightness, chest pain, shortness of breath or near fainting, call 120 at once.";
    pulse_if_diabetes => "心跳两次都超过每分钟 100 次。有糖尿病的人今天就去看医生。其他人请安静休息后再量；胸闷、胸痛、气短或快要晕倒时，马上打 120。", "Your pulse was above 100 twice. With diabetes, see a doctor today. Otherwise rest and measure again; with chest tightness, chest pain, shortness of breath or near fainting, call 120 at once.";
    pulse_outside => "请安静休息后再量一次。胸闷、胸痛、气短、头晕或快要晕倒时，马上打 120。没有不舒服，也请尽快告诉医生。", "Rest and measure again. With chest tightness, chest pain, shortness of breath, dizziness or near fainting, call 120 at once. Without symptoms, tell a doctor soon.";
    oxygen_act_low => "请擦净手指、坐好，再量一次。如果仍是 93% 或更低，今天就去看医生；喘不上气或嘴唇发紫时，马上打 120。有慢阻肺的人标准不同，请问自己的医生。", "Clean your finger, sit still and measure again. If it is still 93% or less, see a doctor today; if you struggle for breath or your lips turn blue, call 120 at once. Other values apply to people with COPD: ask your doctor.";
    temperature_act => "请马上再量一次。如果仍高于 41 ℃，打 120。", "Measure again now. If it is still above 41 ℃, call 120.";
    temperature_act_diabetes => "您的档案里有糖尿病：体温高于 39 ℃，今天就去看医生。", "Your record says that you have diabetes: with more than 39 ℃, see a doctor today.";
    temperature_if_diabetes => "有糖尿病的人，体温高于 39 ℃ 时今天就去看医生。其他人觉得不舒服，也请看医生。", "With diabetes and more than 39 ℃, see a doctor today. Anyone else who feels unwell should see a doctor, too.";
    temperature_act_infant => "未满 3 个月的宝宝体温达到 38 ℃，今天就去医院。", "A baby under three months with 38 ℃ or more must see a doctor today.";
}
