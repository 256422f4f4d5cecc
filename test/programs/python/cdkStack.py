import json

from aws_cdk import (
    App,
    SecretValue,
    Stack,
    aws_docdb as docdb,
    aws_ec2 as ec2,
    aws_ecs as ecs,
    aws_iam as iam,
    aws_lambda as lambda_,
    aws_rds as rds,
)
from constructs import Construct

ORDERS_PASSWORD = "‹password›"


class Data(Stack):
    def __init__(self, scope: Construct, construct_id: str) -> None:
        super().__init__(scope, construct_id)
        vpc = ec2.Vpc(self, "Vpc", max_azs=2)
        rds.DatabaseInstance(
            self,
            "Orders",
            engine=rds.DatabaseInstanceEngine.MYSQL,
            vpc=vpc,
            credentials=rds.Credentials.from_password("orders", SecretValue.unsafe_plain_text(ORDERS_PASSWORD)),
        )
        docdb.DatabaseCluster(
            self,
            "Documents",
            master_user=docdb.Login(username="documents", password=SecretValue.unsafe_plain_text("‹password›")),
            instance_type=ec2.InstanceType("r5.large"),
            vpc=vpc,
        )
        rds.CfnDBInstance(
            self,
            "Legacy",
            engine="postgres",
            db_instance_class="db.t3.micro",
            allocated_storage="20",
            master_username="legacy",
            master_user_password="‹password›",
        )
        iam.User(self, "Auditor", password=SecretValue.unsafe_plain_text("‹password›"))
        task = ecs.FargateTaskDefinition(self, "Task")
        task.add_container(
            "web",
            image=ecs.ContainerImage.from_registry("public.ecr.aws/nginx/nginx"),
            logging=ecs.LogDrivers.aws_logs(stream_prefix="web"),
            environment={
                "STAGE": "prod",
                "DB_PASSWORD": "‹password›",
            },
        )
        lambda_.Function(
            self,
            "Handler",
            runtime=lambda_.Runtime.NODEJS_20_X,
            handler="index.handler",
            code=lambda_.Code.from_inline("exports.handler = async () => {};"),
            environment={"SMTP_PASSWORD": "‹password›"},
        )


app = App(outdir="cdk.out")
Data(app, "Data")
print(json.dumps(app.synth().get_stack_by_name("Data").template))
