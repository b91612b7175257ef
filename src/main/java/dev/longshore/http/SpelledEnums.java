package dev.longshore.http;

import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;

/** Spells the constants of our enums in JSON as {@link Spelling} says, unless they say it themselves. */
final class SpelledEnums extends JacksonAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    @SuppressWarnings("NullAway") // Jackson leaves null for a constant that says nothing, and declares nothing
    public String[] findEnumValues(
            MapperConfig<?> config, AnnotatedClass enumType, Enum<?>[] constants, String[] names) {
        super.findEnumValues(config, enumType, constants, names);
        if (!enumType.getName().startsWith("dev.longshore.")) {
            return names;
        }
        for (int n = 0; n < constants.length; n++) {
            if (names[n] == null) {
                names[n] = Spelling.of(constants[n]);
            }
        }
        return names;
    }
}
