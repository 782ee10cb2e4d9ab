-- What the demo house has its guests sign: made-up texts, proposed by one and published by another.
INSERT INTO document_text (kind, version, zh, en, since, published, proposed_by, published_by)
SELECT kind, 1, zh, en, DATE '2026-01-01', TIMESTAMPTZ '2025-12-20T10:00:00+08',
       (SELECT id FROM account WHERE username = 'gaofeng'), (SELECT id FROM account WHERE username = 'chengyuan')
FROM (VALUES
    ('SERVICE_CONTRACT',
     '甲方：{guest}；乙方：{hospital}。签订日期：{day}。
一、甲方自愿接受下列服务项目：
{items}
二、上列项目的价款合计为 {total}。价款以本合同所附报价为准，报价改变的，本合同随之作废，由双方重新签订。
三、属于医疗的项目，须经本院执业医师面诊同意后方可进行。医师认为不适宜的，乙方不得进行，已付价款按实退还。
四、甲方在付款后七日内且未接受任何服务的，可以要求全额退款。已开始的疗程，按实际支付的单价扣除已用次数后退还其余部分。
五、乙方不承诺效果。个体之间有差异，乙方如实说明可能的结果、风险和恢复时间。
六、甲方对服务有疑问或不满的，可以向值班经理提出，乙方在两个工作日内答复；协商不成的，可以向卫生健康行政部门或消费者组织反映，或向人民法院起诉。
本合同由甲方本人（未满十八周岁的，由监护人）和乙方咨询师签字后生效。',
     'Between {guest} (the client) and {hospital} (the hospital), signed on {day}.
1. The client of her or his own free will takes the following services:
{items}
2. They cost {total} in all, as the quote attached to this contract says. Where the quote changes, this contract is void with it and both sign again.
3. What is medical is done only after a licensed physician of the hospital has seen the client and agreed. What the physician finds unsuitable is not done, and what was paid for it is paid back.
4. Within seven days of payment, and before any service, the client may ask for all of it back. Of a course that was begun the rest is paid back, each session used being counted at the price paid.
5. The hospital promises no result. People differ; it says truthfully what may come of it, the risks, and how long recovery takes.
6. The client may bring any question or complaint to the duty manager, who answers within two working days; where no agreement is reached, to the health authority, a consumer organisation or the court.
It holds once the client (under 18, the guardian) and a consultant of the hospital have signed it.'),
    ('PHOTO_TREATMENT',
     '本人 {guest} 同意 {hospital} 在诊疗前、诊疗中和诊疗后拍摄本人需要诊疗的部位。
照片只用于制定方案、比较效果和保存病历，由为本人诊疗的医护和本人的咨询师查看，每次查看都有记录。
照片不用于宣传、教学或任何其他目的；那须另行单独同意。
本人可以随时撤回。撤回以后不再拍摄；已归入病历的照片依照病历管理规定保存。',
     'I, {guest}, agree that {hospital} photographs what is to be treated, before, during and after the treatment.
The photographs serve to plan the treatment, to compare its result and as part of my record. They are seen by the clinical staff who treat me and by my consultant, and every look is recorded.
They are not used to advertise, to teach or for anything else: that needs a consent of its own.
I may withdraw this at any time. No photograph is taken from then on; those in my record are kept as the rules for records say.'),
    ('PHOTO_PUBLICITY',
     '本人 {guest} 同意 {hospital} 将本人指定的照片用于本院的宣传，包括院内展示、网站和社交媒体。
使用前遮盖可以辨认身份的特征，本人另有要求的除外；不公开本人的姓名、联系方式和病情。
这是自愿的，与诊疗无关。不签或撤回，不影响本人的诊疗和价格。
本人可以随时撤回。撤回以后本院停止使用，并在七日内从本院管理的地方撤下；诊疗用的照片不受影响。',
     'I, {guest}, agree that {hospital} shows those photographs of me that I choose, in the house, on its website and on social media.
What could tell who I am is covered first, unless I wish otherwise; my name, how to reach me and my condition are not made public.
It is my free choice and has nothing to do with my treatment: neither treatment nor price depends on it, signed, not signed or withdrawn.
I may withdraw it at any time. The hospital then shows them no more, and takes them down within seven days wherever it can; the photographs for my treatment stay as they are.'),
    ('SURGERY',
     '患者：{guest}，出生日期 {birth}。拟行手术：
{items}
手术医师：{doctor}。
医师已向本人说明：诊断与手术指征，手术方式，其他可选的办法和不手术的结果。
可能发生的风险包括：出血、血肿、感染、切口愈合不良、瘢痕、感觉异常、两侧不对称、效果不如预期、需要再次手术；以及医师就本人情况另外说明的风险。
本人已如实告知既往病史、过敏、用药、妊娠情况和最后一次进食的时间。
本人理解手术中可能出现意外情况，医师可以为本人的安全改变方案，并尽快告知。
本人的问题都得到了回答，同意手术。手术开始前可以随时撤回。',
     'Patient: {guest}, born {birth}. Operation:
{items}
Surgeon: {doctor}.
The doctor has explained to me the diagnosis and why the operation is indicated, how it is done, what else could be done, and what follows if nothing is.
Risks are, among others: bleeding, haematoma, infection, poor healing, scars, changed sensation, asymmetry, a result below what was hoped for, another operation; and those that the doctor has named for my case.
I have truthfully told of earlier illness, allergies, medication, pregnancy and when I last ate.
I understand that the unforeseen may happen during the operation, and that the doctor may then change the plan for my safety and tells me as soon as possible.
My questions were answered, and I agree to the operation. Until it begins I may withdraw at any time.'),
    ('ANAESTHESIA',
     '患者：{guest}，出生日期 {birth}。拟行手术：
{items}
麻醉医师：{doctor}。
医师已向本人说明麻醉的方式、过程和其他可选的办法，并询问了病史、过敏、用药、上次麻醉的情况和最后一次进食饮水的时间。
可能发生的风险包括：恶心呕吐、咽痛、牙齿损伤、低血压、过敏反应、误吸、神经损伤、术中知晓；极少数情况下危及生命。
没有按要求禁食禁饮会增加误吸的危险，本人已如实告知。
本人的问题都得到了回答，同意麻醉，并同意在必要时改变麻醉方式。',
     'Patient: {guest}, born {birth}. Operation:
{items}
Anaesthetist: {doctor}.
The doctor has explained to me the kind of anaesthesia, how it proceeds and what else could be done, and has asked about illness, allergies, medication, earlier anaesthesia and when I last ate and drank.
Risks are, among others: nausea, sore throat, damage to teeth, low blood pressure, allergic reaction, aspiration, nerve damage, awareness; very rarely danger to life.
Not fasting as told raises the danger of aspiration, and I have told the truth about it.
My questions were answered. I agree to the anaesthesia, and to another kind of it where that is needed.')
) AS text (kind, zh, en);
