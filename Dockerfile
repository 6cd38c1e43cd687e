# syntax=docker/dockerfile:1
# Fonts and the colour profile are embedded in the assemblies; ICU comes with the runtime image; templates are published beside the program.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY .editorconfig global.json Directory.Build.props Directory.Packages.props ./
COPY src/ src/
COPY templates/ templates/
RUN dotnet publish src/CpomDocs.Cli -c Release -o /program --use-current-runtime --self-contained false \
    -p:PublishReadyToRun=true -p:RestoreLockedMode=false -p:NuGetLockFilePath=obj/programme.lock.json

FROM mcr.microsoft.com/dotnet/runtime:10.0
ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=false \
    DOTNET_GCgen0size=0x400000 \
    LANG=C.UTF-8
COPY --from=build /program /program
RUN install -d -o "$APP_UID" -g "$APP_UID" /donnees
USER $APP_UID
WORKDIR /donnees
VOLUME /donnees
ENTRYPOINT ["dotnet", "/program/cpomdocs.dll"]
CMD ["--help"]
