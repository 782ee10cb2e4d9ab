# The portal's image. With a PostgreSQL beside it: compose.yaml. For a hospital that brings its own:
#   docker build -t jiezhen .
#   docker run -p 8080:8080 -e SPRING_DATASOURCE_URL=jdbc:postgresql://db:5432/portal \
#     -e SPRING_DATASOURCE_USERNAME=portal_app -e SPRING_DATASOURCE_PASSWORD=... \
#     -e SPRING_FLYWAY_URL=jdbc:postgresql://db:5432/portal \
#     -e SPRING_FLYWAY_USER=portal_owner -e SPRING_FLYWAY_PASSWORD=... -e PORTAL_SEAL_KEY=... jiezhen
# Without a database it refuses to start: data inside a container would go with it.

FROM maven:3.9.12-eclipse-temurin-25-noble AS build
WORKDIR /portal
COPY pom.xml .
COPY src src
COPY vite.config.ts .
COPY frontend frontend
# No Node here: the committed bundle must fit the sources, and an empty Node folder makes sure of it.
RUN mkdir /no-node && mvn -B -q package -DskipTests -Dvaadin.node.folder=/no-node
RUN src/package/unpack target/portal.jar target/package

FROM eclipse-temurin:25.0.3_9-jre-noble
RUN useradd --system --user-group portal
# What changes rarely comes first: a new release transfers the portal itself and its cache.
COPY --from=build /portal/target/package/lib /portal/lib
COPY --from=build /portal/target/package/portal.jar /portal/target/package/run /portal/
# The AOT cache holds for the very Java and the very files it was made with, so it is made here, where it is used. The
# rehearsal's PostgreSQL does not run as root, and what it makes must not belong to who will run it.
RUN --mount=type=bind,from=build,source=/portal/target,target=/rehearsal \
    setpriv --reuid=portal --regid=portal --clear-groups \
        java -cp /rehearsal/test-classes:/rehearsal/classes org.jiezhen.bench.Rehearsal /portal /tmp/portal.aot \
    && install -m 644 /tmp/portal.aot /portal/portal.aot && rm /tmp/portal.aot
USER portal
# A data directory that cannot be made: so a forgotten database is a refusal, never a silent demo. The container's own
# addresses, all of them: who reaches it is said where it is started.
ENV PORTAL_HOUSE=real PORTAL_DATA_DIR=/nonexistent PORTAL_JAVA_OPTS=-XX:MaxRAMPercentage=70 SERVER_ADDRESS=0.0.0.0
EXPOSE 8080
ENTRYPOINT ["/portal/run"]
