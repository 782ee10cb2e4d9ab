package org.jiezhen.lab;

import org.jiezhen.lab.ResultImport.Said;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJobs;
import org.jiezhen.tables.RowByRow.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of results that are under way. */
@Component
public class ResultImportJobs extends ImportJobs<Said, Counts> {

    ResultImportJobs(ResultImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
    }
}
