package dev.longshore.images;

import dev.longshore.operations.Kind;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.oas.models.Operation;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** Names the kind in the texts that pulls and pushes share. Runs only where the document is generated. */
@Component
@ForTheDocument
class TransferWords implements GlobalOperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (method.createWithResolvedBean().getBean() instanceof TransferController controller) {
            Kind kind = controller.kind();
            operation.setOperationId(said(operation.getOperationId(), kind));
            operation.setSummary(said(operation.getSummary(), kind));
            operation
                    .getResponses()
                    .values()
                    .forEach(response -> response.setDescription(said(response.getDescription(), kind)));
        }
        return operation;
    }

    private static String said(String text, Kind kind) {
        return text.replace("{transfer}", kind.word())
                .replace("{transfers}", kind.words())
                .replace("{Transfer}", StringUtils.capitalize(kind.word()))
                .replace("{Transfers}", StringUtils.capitalize(kind.words()));
    }
}
