package org.hikae.orchestrator.settings;

import java.nio.file.Path;

/// The folder that the settings were read from: what files named in the estate are relative to.
public record ConfigFolder(Path path) {}
