// Reads with the generated TypeScript client, and prints what it read. Arguments: the two servers and a token.
import { Configuration, ContainersApi, EnginesApi, ImagesApi, ProblemFromJSON, ResponseError } from './index.js';

declare const process: { argv: string[] };

const [server = '', farServer = '', token = ''] = process.argv.slice(2);

function at(basePath: string): Configuration {
  return new Configuration({ basePath, accessToken: token });
}

function shown(values: string[] | undefined): string {
  return `[${(values ?? []).join(', ')}]`;
}

const images = new ImagesApi(at(server));
const list = await images.listImages({ reference: ['team/*', 'postgres'], inUse: true });
for (const image of list.items ?? []) {
  const createdAt = image.createdAt?.toISOString().replace('.000Z', 'Z');
  console.log(`listed ${shown(image.references)} ${image.sizeBytes} ${createdAt}`);
}
const detail = await images.getImage({ image: 'team/app:1.1' });
console.log(`image ${detail.architecture} ${shown(detail.config?.cmd)} ${detail.layers?.length}`);
const history = await images.getImageHistory({ image: 'team/app:1.1' });
console.log(`history ${history.items?.length}`);
const tags = await images.listImageTags({ image: detail.id ?? '' });
console.log(`tags ${shown(tags.items?.map((tag) => tag.reference ?? ''))}`);
const containers = await new ContainersApi(at(server)).listContainers();
for (const container of containers.items ?? []) {
  console.log(`container ${shown(container.names)} ${container.state}`);
}
const engines = await new EnginesApi(at(server)).listEngines();
for (const engine of engines.items ?? []) {
  console.log(`engine ${engine.name} ${engine.reachable}`);
}
const far = await new ImagesApi(at(farServer)).listImages();
for (const image of far.items ?? []) {
  console.log(`far ${shown(image.references)}`);
}
try {
  await images.getImage({ image: 'team/app:2.0' });
} catch (error) {
  if (!(error instanceof ResponseError)) {
    throw error;
  }
  const problem = ProblemFromJSON(await error.response.json());
  console.log(`problem ${error.response.status} ${problem.code} ${problem.status}`);
}
