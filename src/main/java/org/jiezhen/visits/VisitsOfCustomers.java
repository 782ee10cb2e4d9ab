package org.jiezhen.visits;

/** SQL that readers of the whole house share: a correction names a customer, and what they show is about visits. */
public final class VisitsOfCustomers {

    /**
     * The ids of the open visits of these customers, whichever of a person's records is named; {@code :customers} is an
     * array of ids. Each step is an array, so that the planner looks persons up and never joins everybody.
     */
    public static final String OPEN = """
            SELECT id FROM visit WHERE status = 'IN_PROGRESS' AND customer_id = ANY (ARRAY(
                SELECT record_id FROM customer_record WHERE person_id = ANY (ARRAY(
                    SELECT person_id FROM customer_person WHERE record_id = ANY (
                        ARRAY(SELECT unnest(CAST(:customers AS uuid[]))))))))
            """;

    private VisitsOfCustomers() {}
}
