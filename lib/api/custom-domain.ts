import { CfnApiMapping, DomainName, type HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Construct } from 'constructs'
import type { Output } from '../outputs'
import type { CityDomain } from '../settings/settings'

export interface CustomDomainProps {
  readonly http: HttpApi
  readonly domain: CityDomain
  /** What creates the stage of the API. */
  readonly stage: Construct
}

/** The API and the pages at a domain of the city, beside the address that API Gateway generates. */
export class CustomDomain extends Construct {
  /** For the outputs of the stack. */
  readonly outputs: Readonly<Record<string, Output>>

  constructor(scope: Construct, id: string, { http, domain, stage }: CustomDomainProps) {
    super(scope, id)
    const { regionalDomainName, name } = new DomainName(this, 'Name', {
      domainName: domain.name,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', domain.certificate),
    })
    new CfnApiMapping(this, 'Mapping', {
      apiId: http.apiId,
      domainName: name,
      stage: '$default',
    }).node.addDependency(stage)
    this.outputs = {
      DomainTarget: {
        value: regionalDomainName,
        description: 'The name to which the record of the domain must point (CNAME)',
      },
    }
  }
}
