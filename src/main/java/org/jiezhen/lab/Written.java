package org.jiezhen.lab;

/**
 * What was seen in an examination, as it is written.
 *
 * @param findings what was seen (检查所见); may be empty where a device prints it
 * @param conclusion what is concluded from it (检查结论)
 */
public record Written(String findings, String conclusion, Overall overall) {

    /** Whether anything stands out. */
    public enum Overall {
        NORMAL,
        ABNORMAL
    }
}
