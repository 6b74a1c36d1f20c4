// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAiGapModels} from "../../src/ai/IAiGapModels.sol";
import {IAiGapRounds} from "../../src/ai/IAiGapRounds.sol";
import {IAiGapTasks} from "../../src/ai/IAiGapTasks.sol";
import {IDataRightsRegistry} from "../../src/rights/IDataRightsRegistry.sol";
import {ILineage} from "../../src/rights/ILineage.sol";
import {AiGapFixture} from "./AiGapFixture.sol";

/// @title The model's certificate: whose it is, what it names and what it descends from.
contract AiGapModelsTest is AiGapFixture {
    uint40 private initial;
    uint40[] private data;
    IAiGapRounds.Outcome private last;

    function setUp() external {
        deployAi();
        initial = register(creator, claimOf("initial model"));
        IAiGapTasks.Terms memory given = terms();
        (given.certified, given.modelCertificate) = (true, initial);
        given.plan.rounds = 1;
        create(given);
        for (uint256 i; i < 5; ++i) {
            enrol(i);
            address account = participant(i);
            data.push(register(account, claimOf(vm.toString(i))));
            uint40 certificate = data[i];
            vm.prank(account);
            aiTasks.join(task, certificate);
        }
        aiRounds.poke(task);
        toAggregate(31);
        last = outcomeOf("honest");
        last.contributions = (last.contributions >> 32) << 32; // only seat 4 has contributed
        last.contributions |= 1;
        toChallenge(31, last);
    }

    function test_theCreatorBindsTheCertificateWithItsLineage() external {
        conclude(last);
        IDataRightsRegistry.Claim memory claim = modelClaim();
        uint40 certificate = register(creator, claim);
        uint40[] memory parents = aiModels.certificatesOf(task);
        assertEq(parents.length, 3, "the initial model and two that contributed");
        assertEq(parents[0], initial);
        assertEq(parents[1], data[0]);
        assertEq(parents[2], data[4]);
        vm.prank(creator);
        vm.expectRevert(abi.encodeWithSelector(IAiGapModels.LineageIncomplete.selector, certificate, initial));
        aiModels.register(task, certificate, claim);
        declare(certificate, parents);
        vm.prank(creator);
        vm.expectEmit(address(aiModels));
        emit IAiGapModels.ModelRegistered(task, certificate, creator, last.model, idOf(last), parents);
        aiModels.register(task, certificate, claim);
        assertEq(aiModels.certificateOf(task), certificate);
        assertEq(aiModels.taskOf(certificate), task);
        vm.prank(creator);
        vm.expectRevert(abi.encodeWithSelector(IAiGapModels.ModelBound.selector, task, certificate));
        aiModels.register(task, certificate, claim);
    }

    function test_refusesAnythingElse() external {
        IDataRightsRegistry.Claim memory claim = modelClaim();
        uint40 early = register(creator, claim);
        vm.prank(creator);
        vm.expectPartialRevert(IAiGapRounds.PhaseWrong.selector);
        aiModels.register(task, early, claim);
        conclude(last);
        vm.expectPartialRevert(IAiGapModels.OnlyTaskCreator.selector);
        aiModels.register(task, early, claim);
        claim.instanceHash = "another model";
        refuses(claim, "instanceHash", last.model, claim.instanceHash);
        claim = modelClaim();
        claim.algorithm = keccak256("mdrc-image/1");
        refuses(claim, "algorithm", keccak256("ai-gap-model/1"), claim.algorithm);
        claim = modelClaim();
        claim.identifier = 1;
        refuses(claim, "identifier", bytes32(aiModels.identifierOf(task)), bytes32(uint256(1)));
        claim = modelClaim();
        claim.viewsRoot = "another outcome";
        refuses(claim, "viewsRoot", idOf(last), claim.viewsRoot);
        claim = modelClaim();
        uint40 others = register(participant(0), claim);
        vm.prank(creator);
        vm.expectPartialRevert(IAiGapTasks.CertificateNotHeld.selector);
        aiModels.register(task, others, claim);
    }

    function refuses(IDataRightsRegistry.Claim memory claim, string memory field, bytes32 expected, bytes32 actual)
        private
    {
        uint40 certificate = register(creator, claim);
        vm.prank(creator);
        vm.expectRevert(abi.encodeWithSelector(IAiGapModels.ModelClaim.selector, field, expected, actual));
        aiModels.register(task, certificate, claim);
    }

    function declare(uint40 certificate, uint40[] memory parents) private {
        ILineage.Edge[] memory edges = new ILineage.Edge[](parents.length);
        for (uint256 i; i < edges.length; ++i) {
            edges[i] = ILineage.Edge(parents[i], ILineage.Kind.Generated, 100, 0);
        }
        vm.prank(creator);
        lineage.declare(certificate, edges, new ILineage.Consent[](0));
    }

    function modelClaim() private view returns (IDataRightsRegistry.Claim memory claim) {
        claim = claimOf("final model");
        claim.instanceHash = last.model;
        claim.algorithm = keccak256("ai-gap-model/1");
        claim.identifier = aiModels.identifierOf(task);
        claim.viewsRoot = idOf(last);
    }

    function claimOf(string memory work) private pure returns (IDataRightsRegistry.Claim memory claim) {
        claim.fid = keccak256(abi.encode("fid", work));
        claim.instanceHash = keccak256(abi.encode("bytes", work));
        claim.keyCommitment = keccak256(abi.encode("key", work));
        claim.deal = 7;
        claim.mediaType = IDataRightsRegistry.MediaType.Other;
    }

    function register(address owner, IDataRightsRegistry.Claim memory claim) private returns (uint40 certificate) {
        vm.startPrank(owner);
        bytes32 salt = keccak256(abi.encode(owner, rights.lastNumber()));
        rights.commit(rights.commitmentOf(owner, claim, salt));
        skip(1);
        IDataRightsRegistry.Description memory description;
        description.title = "a file";
        certificate = rights.reveal(claim, description, 0, salt);
        vm.stopPrank();
    }
}
