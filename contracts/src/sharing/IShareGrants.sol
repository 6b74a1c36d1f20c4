// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who may read what, by proxy re-encryption (protocol.md section 8, ADR 0032).
/// @notice A label is what is shared as one: a file or a folder. Its owner derives a key pair (a, A = a G1) for it, seals the keys
/// of files to A, and delegates a to a reader by splitting it among proxies. The transaction that makes a grant is the owner's
/// signature over all of it.
/// @dev Points are EIP-2537 bytes. The key of a label has epochs: whoever loses a grant learns nothing that is sealed later.
interface IShareGrants {
    /// @param salt chosen by the owner; with it the grant's id is known before it is made
    /// @param label 32 bytes that name what is shared; docs/formats.md
    /// @param reader account whose registered key is `readerKey`
    /// @param until Unix second from which proxies refuse; the largest uint64 for no end
    /// @param threshold proxies that have to answer, 1 to the number of proxies
    /// @param labelKey A, 128 bytes
    /// @param readerKey B, 128 bytes
    /// @param ephemeral X_A, 128 bytes, of this grant alone
    /// @param proxies ascending, registered in Proxies, at most 16
    /// @param shareKeys RK_i = rk_i G2, 256 bytes a proxy
    struct Terms {
        bytes32 salt;
        bytes32 label;
        address reader;
        uint64 until;
        uint8 threshold;
        bytes labelKey;
        bytes readerKey;
        bytes ephemeral;
        address[] proxies;
        bytes shareKeys;
    }

    /// @param fid file id
    /// @param capsule the file's keys sealed to the label's key (docs/formats.md), at most 16,384 bytes
    struct SealedFile {
        bytes32 fid;
        bytes capsule;
    }

    /// @param owner who made it; zero where there is no such grant
    /// @param until as in Terms
    /// @param revoked by its owner
    /// @param digest GrantDigest.hash of everything that a proxy's answer is checked with
    struct Grant {
        address owner;
        uint64 until;
        bool revoked;
        bytes32 digest;
    }

    /// @notice What the chain keeps the digest of.
    /// @param epoch of the label's key
    /// @param labelKey keccak256 of A
    /// @param readerKey keccak256 of B
    /// @param ephemeral keccak256 of X_A
    /// @param shares keccak256(abi.encode(proxies, keccak256 of each RK_i))
    struct Description {
        bytes32 id;
        bytes32 label;
        uint32 epoch;
        address reader;
        uint8 threshold;
        bytes32 labelKey;
        bytes32 readerKey;
        bytes32 ephemeral;
        bytes32 shares;
    }

    /// @param epoch of the label's key, from 1
    event GrantMade(
        bytes32 indexed id,
        address indexed owner,
        address indexed reader,
        bytes32 label,
        uint32 epoch,
        uint64 until,
        uint8 threshold,
        bytes labelKey,
        bytes readerKey,
        bytes ephemeral,
        address[] proxies,
        bytes shareKeys
    );
    event GrantRevoked(bytes32 indexed id, address indexed owner, bytes32 indexed label);
    event LabelKeyChanged(address indexed owner, bytes32 indexed label, uint32 indexed epoch, bytes key);
    event FileSealed(address indexed owner, bytes32 indexed label, bytes32 indexed fid, uint32 epoch, bytes capsule);

    error GrantExists(bytes32 id);
    error GrantUnknown(bytes32 id);
    error OnlyGrantOwner(bytes32 id, address expected, address actual);
    error GrantRevokedBefore(bytes32 id);
    error DescriptionRejected(bytes32 id, bytes32 expected, bytes32 actual);
    error GrantEndsTooSoon(uint256 now_, uint256 until);
    error ShareThresholdOutOfRange(uint256 most, uint256 actual);
    error ProxiesOutOfRange(uint256 most, uint256 actual);
    /// @notice Proxies must be distinct: ascending.
    error ProxiesOutOfOrder(uint256 index);
    error NotAProxy(address account);
    error GrantBytesLength(uint256 expected, uint256 actual);
    /// @notice The reader has not registered this key; zero where it has registered none.
    error ReaderKeyOutdated(address reader, bytes32 expected, bytes32 actual);
    /// @notice The label has another key by now.
    error LabelKeyOutdated(bytes32 label, bytes32 expected, bytes32 actual);
    error LabelUnknown(address owner, bytes32 label);
    error SealedFilesLength(uint256 most, uint256 actual);
    error SealedCapsuleLength(uint256 most, uint256 actual);

    /// @notice Delegates the label's key of its current epoch, or of epoch 1 where the label is new, and seals files to it.
    /// @param files at most 16; others later, by `seal`
    /// @return id keccak256(abi.encode(chain id, this contract, owner, salt))
    function grant(Terms calldata terms, SealedFile[] calldata files) external returns (bytes32 id);
    /// @notice Seals further files to a label of the caller. Readers of the label can read them without a new grant.
    function seal(bytes32 label, SealedFile[] calldata files) external;
    /// @notice Ends a grant of the caller at once and gives its label a new key: what is sealed from now on is out of the reach of
    /// that reader and its proxies, whatever they kept. Other grants of the label stay what they are.
    function revoke(Description calldata description, bytes calldata newLabelKey) external;
    /// @notice Gives a label of the caller a new key without revoking anything.
    function rotate(bytes32 label, bytes calldata newLabelKey) external;

    /// @notice Whether proxies should answer: made, not revoked, not at its end.
    function isLive(bytes32 id) external view returns (bool);
    function grantOf(bytes32 id) external view returns (Grant memory);
    /// @notice Id of the grant that `owner` makes with `salt`.
    function idOf(address owner, bytes32 salt) external view returns (bytes32);
    /// @notice Epoch of a label's key, 0 where there is none, and the first 28 bytes of keccak256 of the key.
    function labelOf(address owner, bytes32 label) external view returns (uint32 epoch, bytes28 key);
}
