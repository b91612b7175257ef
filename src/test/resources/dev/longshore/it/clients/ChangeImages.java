import client.ApiClient;
import client.ApiException;
import client.api.ContainersApi;
import client.api.ImagesApi;
import client.model.Blocker;
import client.model.ContainerChanged;
import client.model.Problem;
import client.model.RemovalVerdict;
import client.model.RemovalsItem;
import client.model.RemovalsRequest;
import client.model.TagMade;
import client.model.TagRequest;
import java.util.List;

/** Changes with the generated Java client, and prints what came of it. Arguments: the two servers and a token. */
class ChangeImages {

    public static void main(String[] arguments) throws Exception {
        ApiClient client = new ApiClient();
        client.updateBaseUri(arguments[0]);
        client.setRequestInterceptor(request -> request.header("Authorization", "Bearer " + arguments[2]));
        ImagesApi images = new ImagesApi(client);

        System.out.println("tagged " + tag(images, "team/app:1.1", "team/app:1.2", false).getReference());
        TagMade moved = tag(images, "77d0c5b177d0", "team/app:latest", true);
        System.out.println("moved " + moved.getReference() + " from " + moved.getMovedFrom().substring(0, 15));
        try {
            tag(images, "team/app:1.1", "postgres:17", false);
        } catch (ApiException e) {
            System.out.println("taken " + e.getCode() + " " + problem(client, e).getCode());
        }
        RemovalVerdict verdict = images.getImageRemoval(ImagesApi.APIGetImageRemovalRequest.newBuilder()
                .image("postgres:17")
                .build());
        System.out.println("verdict " + verdict.getOutcome() + " "
                + verdict.getBlockers().stream()
                        .map(each -> each.getKind() + " " + each.getName() + " " + each.getState())
                        .toList());
        try {
            images.removeImage(ImagesApi.APIRemoveImageRequest.newBuilder()
                    .image("postgres:17")
                    .build());
        } catch (ApiException e) {
            Problem problem = problem(client, e);
            List<Blocker> blockers = problem.getBlockers();
            System.out.println("refused " + e.getCode() + " " + problem.getCode() + " "
                    + blockers.stream()
                            .map(each -> each.getKind() + " " + each.getName() + " "
                                    + each.getRemedy().getRequest().getMethod())
                            .toList());
        }
        ContainerChanged gone =
                new ContainersApi(client).removeContainer(ContainersApi.APIRemoveContainerRequest.newBuilder()
                        .container("db")
                        .build());
        System.out.println("gone " + gone.getNames());
        RemovalsRequest several =
                new RemovalsRequest().images(List.of("postgres:17", "team/app:2.0", "team/app:1.1"));
        for (RemovalsItem item : images.removeImages(ImagesApi.APIRemoveImagesRequest.newBuilder()
                        .removalsRequest(several)
                        .build())
                .getItems()) {
            System.out.println(item.getImage() + " " + item.getStatus() + " "
                    + (item.getProblem() == null
                            ? item.getRemoval().getUntagged() + " "
                                    + item.getRemoval().getDeleted().size()
                            : item.getProblem().getCode()));
        }
    }

    private static TagMade tag(ImagesApi images, String image, String reference, boolean move) throws ApiException {
        return images.tagImage(ImagesApi.APITagImageRequest.newBuilder()
                .image(image)
                .tagRequest(new TagRequest().reference(reference).move(move))
                .build());
    }

    private static Problem problem(ApiClient client, ApiException e) throws Exception {
        return client.getObjectMapper().readValue(e.getResponseBody(), Problem.class);
    }
}
