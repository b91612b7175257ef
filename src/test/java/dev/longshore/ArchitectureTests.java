package dev.longshore;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture.LayerDependencySpecification;
import dev.longshore.problem.ProblemType;
import dev.longshore.representation.ForTheDocument;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.index.CandidateComponentsIndex;
import org.springframework.context.index.CandidateComponentsIndexLoader;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Holds the order of packages and the rules of style that a program can check. */
@AnalyzeClasses(packagesOf = Longshore.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    private static final String ROOT = "dev.longshore";

    /** A package may use those of the lines above its own, and none beside it. */
    private static final List<List<String>> ORDER = List.of(
            List.of("reference", "problem", "access"),
            List.of("engine", "store", "representation"),
            List.of("inventory", "audit"),
            List.of("operations", "protections"),
            List.of("registries", "removal", "transfers"),
            List.of("images", "containers", "engines"),
            List.of("http"),
            List.of("rehearsal"));

    @ArchTest
    static final ArchRule packagesUseThoseAboveThemOnly = packageOrder();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheAdapterKnowsDockerJava = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".engine.docker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.github.dockerjava..");

    /** The packaged service has none of these (pom.xml); an annotation that is missing does not matter. */
    @ArchTest
    static final ArchRule onlyWhatIsForTheDocumentNeedsWhatMakesIt = noClasses()
            .that(DescribedPredicate.not(isForTheDocument()))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                            "org.springdoc..",
                            "io.swagger.v3.core..",
                            "io.swagger.v3.oas.models..",
                            "com.fasterxml.jackson.core..",
                            "com.fasterxml.jackson.databind..",
                            "jakarta.validation..",
                            "org.apache.commons..")
                    .and(DescribedPredicate.not(belongToAnyOf(ParameterObject.class))));

    @ArchTest
    static final ArchRule nobodyKnowsTheAdapter = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + ".engine.docker..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage(ROOT + ".engine.docker..");

    @ArchTest
    static final ArchRule referenceKnowsJavaOnly = knowsJavaOnly("reference");

    @ArchTest
    static final ArchRule accessKnowsJavaOnly = knowsJavaOnly("access");

    @ArchTest
    static final ArchRule onlyTheEdgeKnowsStatuses = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".problem..", ROOT + ".representation..", ROOT + ".http..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(HttpStatus.class, HttpStatusCode.class)
            .orShould()
            .callMethod(ResponseEntity.class, "status", int.class)
            .orShould()
            .callMethod(HttpServletResponse.class, "setStatus", int.class)
            .orShould()
            .callMethod(HttpServletResponse.class, "sendError", int.class)
            .orShould()
            .callMethod(HttpServletResponse.class, "sendError", int.class, String.class)
            .orShould()
            .callMethod(ProblemType.class, "status");

    @ArchTest
    static final ArchRule namesSayWhatAClassDoes = noClasses()
            .should(be(simpleNameEndingWith("Utils")
                    .or(simpleNameEndingWith("Util"))
                    .or(simpleNameEndingWith("Helper"))
                    .or(simpleNameEndingWith("Manager"))
                    .or(simpleNameEndingWith("Impl"))));

    @ArchTest
    static final ArchRule onlyProgramsPrint =
            noClasses().that(DescribedPredicate.not(isProgram())).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule dependenciesComeThroughConstructors = NO_CLASSES_SHOULD_USE_FIELD_INJECTION;

    @ArchTest
    static void everyPackageHasItsPlaceInTheOrder(JavaClasses classes) {
        List<String> known = ORDER.stream().flatMap(List::stream).toList();
        assertThat(classes.getPackage(ROOT).getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .isNotEmpty()
                .isSubsetOf(known);
    }

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses classes) {
        JavaPackage root = classes.getPackage(ROOT);
        assertThat(root.getSubpackagesInTree())
                .filteredOn(each -> !each.getClasses().isEmpty())
                .isNotEmpty()
                .allMatch(each -> each.isAnnotatedWith(NullMarked.class));
        assertThat(root.isAnnotatedWith(NullMarked.class)).isTrue();
    }

    /** What is not in the index is not there for Spring. */
    @ArchTest
    static void everyComponentIsInTheIndex(JavaClasses classes) {
        CandidateComponentsIndex index =
                Objects.requireNonNull(CandidateComponentsIndexLoader.loadIndex(Longshore.class.getClassLoader()));
        List<String> components = classes.stream()
                .filter(each -> each.isMetaAnnotatedWith(Component.class) && !each.isAnnotation())
                .map(JavaClass::getName)
                .toList();
        assertThat(components).isNotEmpty();
        assertThat(index.getCandidateTypes(ROOT, Component.class.getName())).containsAll(components);
    }

    private static DescribedPredicate<JavaClass> isForTheDocument() {
        return DescribedPredicate.describe(
                "are for the document",
                each -> Stream.concat(Stream.of(each), each.getEnclosingClass().stream())
                        .anyMatch(one -> one.isAnnotatedWith(ForTheDocument.class)));
    }

    private static ArchRule packageOrder() {
        LayeredArchitecture order = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (String name : ORDER.stream().flatMap(List::stream).toList()) {
            order = order.optionalLayer(name).definedBy(ROOT + "." + name + "..");
        }
        List<String> above = new ArrayList<>();
        for (List<String> line : ORDER) {
            for (String name : line) {
                order = mayUse(order.whereLayer(name), above);
            }
            above.addAll(line);
        }
        return order;
    }

    private static LayeredArchitecture mayUse(LayerDependencySpecification layer, List<String> others) {
        return others.isEmpty()
                ? layer.mayNotAccessAnyLayer()
                : layer.mayOnlyAccessLayers(others.toArray(String[]::new));
    }

    private static ArchRule knowsJavaOnly(String name) {
        String itself = ROOT + "." + name + "..";
        return classes()
                .that()
                .resideInAPackage(itself)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(itself, "java..", "org.jspecify.annotations..");
    }

    private static DescribedPredicate<JavaClass> isProgram() {
        return DescribedPredicate.describe(
                "have a main method",
                each -> each.tryGetMethod("main", String[].class).isPresent());
    }
}
