package org.jiezhen.intake;

import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.visits.VisitId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which pages have a form open, and in which field: by the page, because one person may have two. Rows for seconds, which
 * the page renews; others are told when one comes, goes on to another field, or goes. Nothing of it is journalled.
 */
@Service
@Transactional
@RolesAllowed(IntakePermission.SEE)
public class OpenForms {

    private final Pages pages;
    private final CurrentStaff staff;

    OpenForms(Pages pages, CurrentStaff staff) {
        this.pages = pages;
        this.staff = staff;
    }

    /**
     * This person's page has the form open.
     *
     * @param page made by the page itself
     * @param field in which its cursor stands; null in none
     */
    public void here(UUID page, VisitId visit, @Nullable String field) {
        pages.here(page, visit, staff.id(), false, field);
    }

    /** The page is closed. */
    public void gone(UUID page, VisitId visit) {
        pages.gone(page, visit, staff.id());
    }
}
