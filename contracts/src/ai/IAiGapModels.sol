// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDataRightsRegistry} from "../rights/IDataRightsRegistry.sol";

/// @title The data certificate of what a task has trained, with its lineage (ADR 0039, the model's certificate).
/// @notice The task's creator registers the final model in DataRightsRegistry like any file, with algorithm keccak256("ai-gap-model/1"),
/// identifier identifierOf(task), viewsRoot = id of the last outcome and, other than elsewhere, instanceHash = root of the model.
/// It then declares in Lineage what certificatesOf names as parents, of kind Generated, and binds the certificate to the task.
interface IAiGapModels {
    /// @param parents certificates of the initial model and of every participant that contributed, all of them
    event ModelRegistered(
        uint256 indexed task,
        uint256 indexed certificate,
        address indexed creator,
        bytes32 model,
        bytes32 outcome,
        uint40[] parents
    );

    error OnlyTaskCreator(uint256 task, address expected, address actual);
    error ModelBound(uint256 task, uint256 certificate);
    error ModelClaim(string field, bytes32 expected, bytes32 actual);
    error LineageIncomplete(uint256 certificate, uint256 parent);

    /// @notice Creator of the task, once it is FINAL; holds the certificate.
    function register(uint256 task, uint40 certificate, IDataRightsRegistry.Claim calldata claim) external;

    /// @notice The certificate of a task's model, 0 where none is bound.
    function certificateOf(uint256 task) external view returns (uint256);
    /// @notice The task that a certificate's model comes from, 0 for none.
    function taskOf(uint256 certificate) external view returns (uint256);
    /// @notice What a model descends from: the certificate of the initial model, then those of all seats that contributed, each once.
    function certificatesOf(uint256 task) external view returns (uint40[] memory);
    /// @notice keccak256(abi.encode(chain id, AiGapRounds, task)).
    function identifierOf(uint256 task) external view returns (uint256);
}
