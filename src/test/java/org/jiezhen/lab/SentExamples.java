package org.jiezhen.lab;

/** Messages as three kinds of instruments write them, of invented people. */
final class SentExamples {

    private SentExamples() {}

    /** As Mindray's blood counters do: 2.3.1, the barcode in OBR-3, its modes and pictures among the results. */
    static String bloodCounter(String tube, String name, String born, String sex) {
        return """
                MSH|^~\\&|BC-6800|Mindray|||20261129101500||ORU^R01|7|P|2.3.1||||||UNICODE UTF-8
                PID|1||0043^^^^MR||%s||%s|%s
                PV1|1|门诊|^^|||||||||||||||||自费
                OBR|1||%s|00001^Automated Count^99MRC||20261129091200|||||||||||||||||HM||||||||admin
                OBX|1|IS|08001^Take Mode^99MRC||O||||||F
                OBX|2|NM|6690-2^WBC^LN||6.20|10*9/L|3.50-9.50|N|||F
                OBX|3|NM|789-8^RBC^LN||4.35|10*12/L|3.80-5.10|N|||F
                OBX|4|NM|718-7^HGB^LN||132|g/L|115-150|~N|||F
                OBX|5|NM|777-3^PLT^LN||220|10*9/L|125-350|N|||F
                OBX|6|ED|15200^WBC Histogram. BMP^99MRC||^Image^BMP^Base64^Qk0=||||||F
                """.formatted(name, born, sex, tube).replace('\n', '\r');
    }

    /** As Sysmex's do, by IHE: 2.5.1, the specimen in SPM-2, its segment after the results. */
    static String counterWithSpecimen(String tube) {
        return """
                MSH|^~\\&|XN-1000^00-11|Sysmex|LIS||20261129102000+0800||ORU^R01^ORU_R01|XN0001|P|2.5.1||||||UNICODE UTF-8
                PID|1
                ORC|RE
                OBR|1|||CBC^^L|||20261129101900|||||||||||||||20261129101959|||F
                OBX|1|NM|WBC^^L||6.2|10\\S\\9/L|3.5 to 9.5|N|||F|||20261129101959
                OBX|2|NM|RBC^^L||4.4|10\\S\\12/L|3.8 to 5.1|N|||F|||20261129101959
                OBX|3|NM|HGB^^L||128|g/L|115 to 150|N|||F|||20261129101959
                OBX|4|NM|PLT^^L||231|10\\S\\9/L|125 to 350|N|||F|||20261129101959
                SPM|1|%s^&IPU||EDTA
                """.formatted(tube).replace('\n', '\r');
    }

    /** As Roche's middleware does: 2.4, an OBR for each tube, structured numbers, codes of its own. */
    static String chemistry(String first, String second) {
        return """
                MSH|^~\\&|cobas IT|Roche|JZ|LAB|20261129103000||ORU^R01|R-88|P|2.4||||||UNICODE UTF-8
                PID|||||^||||
                ORC|RE|%1$s
                OBR|1|%1$s||^^^CHEM|||20261129095500
                OBX|1|NM|^^^ALT||21|U/L||N|||F||||user1
                OBX|2|NM|^^^AST||22|U/L||N|||F||||user1
                OBX|3|NM|^^^CREA||61|µmol/L||N|||F||||user1
                ORC|RE|%2$s
                OBR|2|%2$s||^^^IMM|||20261129095500
                OBX|1|SN|^^^HCG||<^1|IU/L||N|||F||||user1
                """.formatted(first, second).replace('\n', '\r');
    }
}
