package dev.longshore.engine.docker;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says which property keeps the service from starting, and what to do. */
final class WrongSettingAnalyzer extends AbstractFailureAnalyzer<WrongSetting> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, WrongSetting cause) {
        return new FailureAnalysis("The property " + cause.property() + " cannot be used.", cause.problem(), cause);
    }
}
