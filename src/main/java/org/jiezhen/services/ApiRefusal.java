package org.jiezhen.services;

import java.util.List;
import org.jiezhen.shared.Refusal;
import org.springframework.http.HttpStatus;

/** The request as a whole is not what its address takes. */
public final class ApiRefusal extends Refusal {

    private final HttpStatus status;
    private final transient List<WrongField> wrong;

    /** @param key of the sentence for whoever reads the program's log */
    public ApiRefusal(HttpStatus status, String key) {
        super(key);
        this.status = status;
        this.wrong = List.of();
    }

    /** These fields cannot be right. */
    ApiRefusal(List<WrongField> wrong) {
        super("refusal.feed.fields");
        this.status = HttpStatus.UNPROCESSABLE_CONTENT;
        this.wrong = List.copyOf(wrong);
    }

    HttpStatus status() {
        return status;
    }

    List<WrongField> wrong() {
        return wrong;
    }
}
