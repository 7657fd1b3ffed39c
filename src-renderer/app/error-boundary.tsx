// A bug in one panel must not leave an empty window: it says so and offers to go on.
import { Button, Center, Code, Group, Stack, Text, Title } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { say } from '#shared/i18n/say.ts';

interface Props {
  readonly children: ReactNode;
}

export class ErrorBoundary extends Component<Props, { readonly error: Error | null }> {
  override state = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const error: Error | null = this.state.error;
    if (!error) return this.props.children;
    return <Failure error={error} onTryAgain={() => this.setState({ error: null })} />;
  }
}

function Failure({ error, onTryAgain }: { readonly error: Error; readonly onTryAgain: () => void }) {
  return (
    <Center h="100%" p="xl" role="alert">
      <Stack gap="sm" maw={640}>
        <Title order={1} fz={18}>
          {say`Something in this view broke`}
        </Title>
        <Text c="dimmed">
          {say`This is a bug in Longtake. Your project is safe: the studio behind this page saves every change, and a run goes on by itself.`}
        </Text>
        <Code block mah={240} style={{ overflow: 'auto' }} tabIndex={0}>
          {error.stack ?? error.message}
        </Code>
        <Group>
          <Button onClick={onTryAgain}>{say`Try again`}</Button>
          <Button variant="default" onClick={() => location.reload()}>
            {say`Load the page anew`}
          </Button>
        </Group>
      </Stack>
    </Center>
  );
}
