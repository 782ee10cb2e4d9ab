package org.jiezhen.staff;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.Div;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import org.jiezhen.PortalTest;
import org.jiezhen.shared.Permission;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A view in a proxy would be two components, one on the screen and one in the router's hand. */
@PortalTest
class ViewsAreThemselvesTest {

    @Autowired
    AutowireCapableBeanFactory beans;

    @Test
    void methodSecurityWrapsNoView() {
        assertThat(AopUtils.isAopProxy(beans.createBean(ForGuides.class))).isFalse();
        assertThat(AopUtils.isAopProxy(beans.createBean(ForEverybody.class))).isFalse();
    }

    @RolesAllowed(Permission.VISITS_SEE)
    static class ForGuides extends Div {}

    @PermitAll
    static class ForEverybody extends Div {}
}
