# The portal for a hospital that brings its own PostgreSQL:
#   docker build -t jiezhen .
#   docker run -p 8080:8080 -e SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/portal \
#     -e SPRING_DATASOURCE_USERNAME=portal_app -e SPRING_DATASOURCE_PASSWORD=... \
#     -e SPRING_FLYWAY_URL=jdbc:postgresql://db:5432/portal \
#     -e SPRING_FLYWAY_USER=portal_owner -e SPRING_FLYWAY_PASSWORD=... jiezhen
# Without a database it refuses to start: data inside a container would go with it.

FROM maven:3.9-eclipse-temurin-25 AS build
WORKDIR /portal
COPY pom.xml .
COPY src src
COPY frontend frontend
# No Node here: the committed bundle must fit the sources, and an empty Node folder makes sure of it.
RUN mkdir /no-node && mvn -B -q package -DskipTests -Dvaadin.node.folder=/no-node
RUN java -Djarmode=tools -jar target/portal.jar extract --layers --destination layers

FROM eclipse-temurin:25-jre
RUN useradd --system --user-group portal
WORKDIR /portal
# What changes rarely comes first, so that a new release transfers only the last layer.
COPY --from=build /portal/layers/dependencies/ ./
COPY --from=build /portal/layers/spring-boot-loader/ ./
COPY --from=build /portal/layers/snapshot-dependencies/ ./
COPY --from=build /portal/layers/application/ ./
USER portal
# A data directory that cannot be made: so a forgotten database is a refusal, never a silent demo.
ENV PORTAL_HOUSE=real PORTAL_DATA_DIR=/nonexistent
EXPOSE 8080
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
    "-XX:+ExitOnOutOfMemoryError", "-XX:MaxRAMPercentage=70", "-jar", "portal.jar"]
