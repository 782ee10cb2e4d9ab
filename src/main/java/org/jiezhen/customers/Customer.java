package org.jiezhen.customers;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jiezhen.shared.PersonName;
import org.jiezhen.shared.Phone;
import org.jiezhen.shared.Pinyin;
import org.jiezhen.staff.StaffId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Persistable;

/** The person across visits (FHIR Patient): one record of several, when some were found to be the same person's. */
@Entity
@Table(name = "customer")
class Customer implements Persistable<UUID> {

    @Id
    private UUID id;

    @Version
    @Nullable
    private Long version;

    @Nullable
    private String name;

    private String pinyin = "";
    private String search = "";

    @Enumerated(EnumType.STRING)
    private Sex sex = Sex.UNKNOWN;

    @Nullable
    private LocalDate birthDate;

    @Nullable
    private String phone;

    private String language = "zh";
    private boolean discreet;
    private boolean madeDiscreet;

    @Nullable
    private String alias;

    @Nullable
    private UUID referrerId;

    @Nullable
    private UUID consultantId;

    @Nullable
    private UUID mergedInto;

    private UUID rootId;
    private Instant registeredAt;

    @SuppressWarnings("NullAway.Init") // for JPA
    protected Customer() {}

    Customer(CustomerId id, CustomerDetails details, Instant now) {
        this.id = id.value();
        this.rootId = id.value();
        this.registeredAt = now;
        know(details);
    }

    /** Writes down what is known now, in place of what was. */
    final void know(CustomerDetails details) {
        rename(details.name());
        phone = details.phone() == null ? null : details.phone().value();
        sex = details.sex();
        birthDate = details.birthDate();
        language = details.language();
        beDiscreet(details.discreet());
        alias = details.alias();
        referrerId = details.referrer() == null ? null : details.referrer().value();
        consultantId =
                details.consultant() == null ? null : details.consultant().value();
    }

    /** Writes down what is asked at the door. What is not told now stays as it is known. */
    void meet(@Nullable PersonName told, @Nullable Phone reachable, boolean discreetly) {
        if (told != null) {
            rename(told);
        }
        if (reachable != null) {
            phone = reachable.value();
        }
        beDiscreet(discreetly);
    }

    /** Takes birth date and sex from a document that says them. */
    void adopt(IdentityDocument document) {
        birthDate = document.birthDate().orElse(birthDate);
        sex = document.sex().orElse(sex);
    }

    // Said of this person, no longer because of what another record says.
    private void beDiscreet(boolean asked) {
        if (discreet != asked) {
            discreet = asked;
            madeDiscreet = false;
        }
    }

    private void rename(@Nullable PersonName told) {
        name = told == null ? null : told.value();
        pinyin = told == null ? "" : Pinyin.of(told.value());
        search = told == null ? "" : Pinyin.words(told.value());
    }

    CustomerDetails details() {
        return new CustomerDetails(
                name == null ? null : new PersonName(name),
                phone == null ? null : new Phone(phone),
                sex,
                birthDate,
                language,
                discreet,
                alias,
                referrerId == null ? null : new CustomerId(referrerId),
                consultantId == null ? null : new StaffId(consultantId));
    }

    /** The record that stands for the person: this one, unless it was merged into another. */
    CustomerId root() {
        return new CustomerId(rootId);
    }

    long version() {
        return version == null ? 0 : version;
    }

    CustomerId id() {
        return new CustomerId(id);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return version == null;
    }
}
