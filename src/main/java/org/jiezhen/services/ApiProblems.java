package org.jiezhen.services;

import java.util.List;
import org.jiezhen.shared.InvalidInput;
import org.jiezhen.shared.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a program is answered whose request was not carried out. */
@RestControllerAdvice(annotations = ApiController.class)
class ApiProblems {

    private static final Logger LOG = LoggerFactory.getLogger(ApiProblems.class);

    @ExceptionHandler
    ResponseEntity<ApiProblem> unfit(ApiRefusal e) {
        return answer(ApiProblem.of(e.status(), e, e.wrong()));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> unfit(InvalidInput e) {
        return unfit(new ApiRefusal(List.of(new WrongField(e.field(), e))));
    }

    @ExceptionHandler
    ResponseEntity<ApiProblem> conflict(Refusal e) {
        return answer(ApiProblem.of(HttpStatus.CONFLICT, e));
    }

    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    void notPermitted(RuntimeException e) {
        throw e; // the filters answer
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<ApiProblem> offline(RuntimeException e) {
        LOG.warn("What a program sent could not be kept: {}", e.getClass().getName());
        return answer(ApiProblem.of(HttpStatus.SERVICE_UNAVAILABLE, new Refusal("refusal.feed.offline")));
    }

    private static ResponseEntity<ApiProblem> answer(ApiProblem problem) {
        return ResponseEntity.status(problem.status())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .cacheControl(CacheControl.noStore())
                .body(problem);
    }
}
