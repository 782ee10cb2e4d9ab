package org.jiezhen.services;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;

/** How the description of the doors begins; each module's controller describes its own. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    @Bean
    @Lazy
    OpenAPI descriptionOfTheDoors() {
        var bearer = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .description("A token that an administrator issued at /admin/services");
        return new OpenAPI()
                .info(new Info()
                        .title("Jiezhen")
                        .version("1")
                        .description(
                                "What other programs may tell and ask, each by the one scope of its token. Errors are"
                                        + " RFC 9457 problems that name the field."))
                .components(new Components().addSecuritySchemes("token", bearer))
                .addSecurityItem(new SecurityRequirement().addList("token"));
    }
}
