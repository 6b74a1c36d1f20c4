// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDirectory} from "../governance/IDirectory.sol";
import {IDataCertificates} from "../rights/IDataCertificates.sol";
import {IDataRightsRegistry} from "../rights/IDataRightsRegistry.sol";
import {ILineage} from "../rights/ILineage.sol";
import {IRightsDisputes} from "../rights/IRightsDisputes.sol";
import {IAiGapModels} from "./IAiGapModels.sol";
import {IAiGapRounds} from "./IAiGapRounds.sol";
import {IAiGapTasks} from "./IAiGapTasks.sol";
import {Seats} from "./Seats.sol";

/// @title Which certificate stands for which task's model.
/// @dev Lineage takes 8 parents; a task may have 33, so the others are in the event only.
/// @custom:security Lineage is written by a certificate's holder alone, so this contract cannot declare: it refuses to bind a certificate
/// that does not name the first 8 of its parents. Parents that a TEE worker found invented cannot be declared and are passed over, so
/// nobody keeps a model from being registered. No money is here; calls go to contracts of the Directory only.
contract AiGapModels is IAiGapModels {
    bytes32 private constant ALGORITHM = keccak256("ai-gap-model/1");
    uint256 private constant MOST_PARENTS = 8;

    IAiGapTasks private immutable TASKS;
    IAiGapRounds private immutable ROUNDS;
    IDataRightsRegistry private immutable REGISTRY;
    IDataCertificates private immutable CERTIFICATES;
    ILineage private immutable LINEAGE;
    IRightsDisputes private immutable DISPUTES;

    mapping(uint256 task => uint256 certificate) private _certificates;
    mapping(uint256 certificate => uint256 task) private _tasks;
    uint256[50] private __gap;

    /// @param directory knows all contracts; nothing but it must be deployed already
    constructor(IDirectory directory) {
        TASKS = IAiGapTasks(directory.find("AiGapTasks"));
        ROUNDS = IAiGapRounds(directory.find("AiGapRounds"));
        REGISTRY = IDataRightsRegistry(directory.find("DataRightsRegistry"));
        CERTIFICATES = IDataCertificates(directory.find("DataCertificates"));
        LINEAGE = ILineage(directory.find("Lineage"));
        DISPUTES = IRightsDisputes(directory.find("RightsDisputes"));
    }

    /// @inheritdoc IAiGapModels
    function register(uint256 task, uint40 certificate, IDataRightsRegistry.Claim calldata claim) external {
        address creator = TASKS.creatorOf(task);
        if (msg.sender != creator) revert OnlyTaskCreator(task, creator, msg.sender);
        IAiGapRounds.State memory state = ROUNDS.stateOf(task);
        IAiGapRounds.Phase phase = state.round.phase;
        if (phase != IAiGapRounds.Phase.Final) {
            revert IAiGapRounds.PhaseWrong(task, IAiGapRounds.Phase.Final, phase);
        }
        if (_certificates[task] != 0) revert ModelBound(task, _certificates[task]);
        REGISTRY.check(certificate, claim);
        address holder = CERTIFICATES.ownerOf(certificate);
        if (holder != creator) revert IAiGapTasks.CertificateNotHeld(certificate, holder, creator);
        (bytes32 model, bytes32 outcome) = (state.models.base, state.leader);
        _checkField("algorithm", ALGORITHM, claim.algorithm);
        _checkField("instanceHash", model, claim.instanceHash);
        _checkField("identifier", bytes32(identifierOf(task)), bytes32(claim.identifier));
        _checkField("viewsRoot", outcome, claim.viewsRoot);
        uint40[] memory parents = certificatesOf(task);
        _checkLineage(certificate, parents);
        (_certificates[task], _tasks[certificate]) = (certificate, task);
        emit ModelRegistered(task, certificate, creator, model, outcome, parents);
    }

    /// @inheritdoc IAiGapModels
    function certificateOf(uint256 task) external view returns (uint256) {
        return _certificates[task];
    }

    /// @inheritdoc IAiGapModels
    function taskOf(uint256 certificate) external view returns (uint256) {
        return _tasks[certificate];
    }

    /// @inheritdoc IAiGapModels
    function certificatesOf(uint256 task) public view returns (uint40[] memory parents) {
        parents = new uint40[](Seats.MOST + 1);
        uint256 count;
        uint40 initial = TASKS.termsOf(task).modelCertificate;
        if (initial != 0) parents[count++] = initial;
        uint256 contributed = ROUNDS.stateOf(task).ballot.contributed;
        for (uint256 seat; seat < Seats.MOST; ++seat) {
            if (!Seats.has(contributed, seat)) continue;
            uint40 parent = TASKS.certificateOf(task, seat);
            // seats have different ones; the initial model's may sit on a seat too
            if (parent != 0 && parent != initial) parents[count++] = parent;
        }
        assembly ("memory-safe") {
            mstore(parents, count) // it never grows
        }
    }

    /// @inheritdoc IAiGapModels
    function identifierOf(uint256 task) public view returns (uint256) {
        return uint256(keccak256(abi.encode(block.chainid, address(ROUNDS), task)));
    }

    function _checkLineage(uint256 certificate, uint40[] memory parents) private view {
        (uint40[] memory declared,, ILineage.Kind[] memory kinds) = LINEAGE.parentsOf(certificate);
        uint256 wanted;
        for (uint256 i; i < parents.length && wanted < MOST_PARENTS; ++i) {
            if (parents[i] >= certificate) continue;
            if (DISPUTES.standingOf(parents[i]) == IRightsDisputes.Standing.Invented) continue;
            ++wanted;
            bool found;
            for (uint256 k; k < declared.length; ++k) {
                if (declared[k] == parents[i] && kinds[k] == ILineage.Kind.Generated) found = true;
            }
            if (!found) revert LineageIncomplete(certificate, parents[i]);
        }
    }

    function _checkField(string memory field, bytes32 expected, bytes32 actual) private pure {
        if (actual != expected) revert ModelClaim(field, expected, actual);
    }
}
