package org.jiezhen.bookings;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** How the description of the booking system's door begins. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    @Lazy
    OpenAPI bookingFeedDescription() {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A token that an administrator issued at /admin/services");
        return new OpenAPI()
                .info(new Info()
                        .title("Jiezhen: bookings")
                        .version("1")
                        .description("What the booking system says of bookings, by their number. Errors are RFC 9457"
                                + " problems that name the field."))
                .components(new Components().addSecuritySchemes("token", bearer))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
