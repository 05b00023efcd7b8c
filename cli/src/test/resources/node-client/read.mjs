// Reads one row of a mart and asks for one that is not there, through Trino's client for Node.
import { BasicAuth, Trino } from 'trino-client';

const trino = Trino.create({
  server: process.argv[2],
  catalog: 'tassei',
  schema: 'mart',
  auth: new BasicAuth('dashboard', process.env.TASSEI_PASSWORD),
});

async function print(sql) {
  for await (const page of await trino.query(sql)) {
    if (page.error) {
      console.log(`error: ${page.error.message}`);
    }
    for (const row of page.data ?? []) {
      console.log(JSON.stringify(row));
    }
  }
}

await print(`
  SELECT body_code, body_name, fiscal_year_start, actual, achievement, is_cumulative
  FROM indicator_achievement
  WHERE body_code = '05-kazuno' AND measure_no = 1 AND indicator_no = 2
`);
await print('SELECT * FROM no_such_mart');
