// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {EIP712} from "@openzeppelin/contracts/utils/cryptography/EIP712.sol";
import {IAttestationVerifier} from "./IAttestationVerifier.sol";

/// @title Attestation by the word of one authority, for devnets (protocol.md section 12).
/// @notice A report is the authority's 65-byte signature r ‖ s ‖ v of the EIP-712 message
/// `Attestation(address subject,bytes32 keysDigest)` in the domain `cess4j`, version `1`, chain id, this contract.
/// @custom:security Level Software: it says that the authority vouches for the keys and nothing about the machine they are
/// on. Signatures with a high s or another length are refused, so a report has one form. Reports carry no nonce: the digest
/// already binds registry, account and all keys, and a registry accepts a signer once.
contract SoftwareAttestation is IAttestationVerifier, EIP712 {
    bytes32 private constant ATTESTATION_TYPE = keccak256("Attestation(address subject,bytes32 keysDigest)");

    /// @notice Whose signature counts.
    address public immutable AUTHORITY;

    error AuthorityMissing();

    constructor(address authority) EIP712("cess4j", "1") {
        if (authority == address(0)) revert AuthorityMissing();
        AUTHORITY = authority;
    }

    /// @inheritdoc IAttestationVerifier
    function verify(address subject, bytes32 keysDigest, bytes calldata report) external view returns (Level level) {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecoverCalldata(digest(subject, keysDigest), report);
        if (problem != ECDSA.RecoverError.NoError) revert AttestationRejected("report is no signature");
        if (signer != AUTHORITY) revert AttestationRejected("report is not the authority's");
        return Level.Software;
    }

    /// @notice The EIP-712 digest that the authority signs.
    function digest(address subject, bytes32 keysDigest) public view returns (bytes32) {
        return _hashTypedDataV4(keccak256(abi.encode(ATTESTATION_TYPE, subject, keysDigest)));
    }
}
