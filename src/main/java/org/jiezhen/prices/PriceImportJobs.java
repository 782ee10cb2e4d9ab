package org.jiezhen.prices;

import java.time.LocalDate;
import org.jiezhen.prices.PriceImport.Said;
import org.jiezhen.staff.CurrentStaff;
import org.jiezhen.tables.ImportJob;
import org.jiezhen.tables.ImportJobs;
import org.jiezhen.tables.RowByRow.Counts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Imports of price lists that are under way. */
@Component
public class PriceImportJobs extends ImportJobs<Said, Counts> {

    private final PriceImport imports;

    PriceImportJobs(PriceImport imports, CurrentStaff staff, ObjectProvider<SecurityContextHolderStrategy> contexts) {
        super(imports, staff, contexts);
        this.imports = imports;
    }

    /**
     * Looks a file through whose prices hold from a day on.
     *
     * @param name what the file is called
     */
    public ImportJob<Said, Counts> check(LocalDate from, byte[] file, String name) {
        return check(name, progress -> imports.check(from, file, progress));
    }
}
