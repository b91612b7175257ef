package dev.longshore.registries;

/** A registry was set up otherwise, or is configured no more. */
record RegistryChanged(RegistryHost host) {}
